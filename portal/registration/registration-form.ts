// What is wrong with a registration, field by field, in the order of the fields. The same rules decide on the server.
import type { RefusalCode } from '../../contract/refusals.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { readMobileNumber } from '../../rules/mobile-numbers.ts'
import { faultOfPassword } from '../../rules/passwords.ts'
import { readName } from '../../rules/people-names.ts'
import type { DoorTexts } from '../../language/portal-door/texts.ts'

export type Registration = {
  email: string
  schoolId: string
  firstName: string
  lastName: string
  password: string
  passwordAgain: string
  mobile: string
}
export type RegistrationField = keyof Registration
export type Complaint = keyof DoorTexts['registration']['complaints']
export type Complaints = Partial<Record<RegistrationField, Complaint>>

export const emptyRegistration: Registration = { email: '', schoolId: '', firstName: '', lastName: '', password: '', passwordAgain: '', mobile: '' }

export function complaintsAbout(typed: Registration): Complaints {
  const complaints: Record<RegistrationField, Complaint | undefined> = {
    email: typed.email.trim() === '' ? 'emailMissing' : readEmail(typed.email) === null ? 'emailNotValid' : undefined,
    schoolId: typed.schoolId === '' ? 'locationMissing' : undefined,
    firstName: typed.firstName.trim() === '' ? 'firstNameMissing' : readName(typed.firstName) === null ? 'nameNotValid' : undefined,
    lastName: typed.lastName.trim() === '' ? 'lastNameMissing' : readName(typed.lastName) === null ? 'nameNotValid' : undefined,
    password: complaintAboutPassword(typed.password),
    passwordAgain: typed.passwordAgain === typed.password ? undefined : 'passwordsDiffer',
    mobile: typed.mobile.trim() === '' ? 'mobileMissing' : readMobileNumber(typed.mobile) === null ? 'mobileNotValid' : undefined,
  }
  return Object.fromEntries(Object.entries(complaints).filter(([, complaint]) => complaint !== undefined))
}

export function complaintAboutPassword(password: string): Complaint | undefined {
  const fault = faultOfPassword(password)
  if (fault === null) return undefined
  return fault === 'password_too_weak' ? 'passwordTooWeak' : 'passwordTooCommon'
}

/** The field a refusal of the server belongs to; undefined when it is about none of them. */
export function fieldOfRefusal(code: RefusalCode): RegistrationField | undefined {
  return fieldsOfRefusals[code]
}

const fieldsOfRefusals: Partial<Record<RefusalCode, RegistrationField>> = {
  email_not_of_school: 'email',
  email_not_valid: 'email',
  name_not_valid: 'firstName',
  password_too_weak: 'password',
  password_too_common: 'password',
  mobile_not_valid: 'mobile',
}
