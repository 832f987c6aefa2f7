export { type EnrolledPupil, enrolPupil, type PupilWish } from './enrol-pupil.ts'
export { patternsOf } from './find-pupils.ts'
export { pupilRoutes } from './routes.ts'
