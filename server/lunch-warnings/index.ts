export { forgetOldWarnings } from './forget-old-warnings.ts'
export { makeFamilyWarner, warnFamilies } from './warn-families.ts'
