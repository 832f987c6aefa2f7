// How often something may be tried. An account's limits are strict; an address's are wide, because a whole
// school comes from one.

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** The longest window there is: older counts limit nothing any more. */
export const LONGEST_WINDOW_MS = DAY_MS

/** At most `most` tries in each window. The name is part of what is hashed, so limits never share a count. */
export type Limit = { name: string; most: number; windowMs: number }

export const limits = {
  signInOfAccount: { name: 'sign-in of account', most: 8, windowMs: 15 * MINUTE_MS },
  signInFromAddress: { name: 'sign-in from address', most: 600, windowMs: 15 * MINUTE_MS },
  signInVisitFromAddress: { name: 'sign-in visit from address', most: 600, windowMs: 15 * MINUTE_MS },
  signInCodeFromAddress: { name: 'sign-in code from address', most: 60, windowMs: HOUR_MS },
  signInCodeOfEmail: { name: 'sign-in code of e-mail', most: 5, windowMs: HOUR_MS },
  passwordOfPerson: { name: 'password of person', most: 8, windowMs: 15 * MINUTE_MS },
  registrationOfEmail: { name: 'registration of e-mail', most: 5, windowMs: HOUR_MS },
  registrationFromAddress: { name: 'registration from address', most: 300, windowMs: HOUR_MS },
  confirmationOfLink: { name: 'confirmation of link', most: 8, windowMs: 15 * MINUTE_MS },
  linkFromAddress: { name: 'link from address', most: 300, windowMs: 15 * MINUTE_MS },
  resetOfEmail: { name: 'reset of e-mail', most: 5, windowMs: HOUR_MS },
  resetFromAddress: { name: 'reset from address', most: 100, windowMs: HOUR_MS },
  cardRegistrationOfPerson: { name: 'card registration of person', most: 10, windowMs: HOUR_MS },
  cardRegistrationFromAddress: { name: 'card registration from address', most: 200, windowMs: 15 * MINUTE_MS },
  tillEnrolmentFromAddress: { name: 'till enrolment from address', most: 20, windowMs: 15 * MINUTE_MS },
  strangeDeviceFromAddress: { name: 'strange device from address', most: 60, windowMs: 15 * MINUTE_MS },
  enquiryFromAddress: { name: 'enquiry from address', most: 60, windowMs: HOUR_MS },
  enquiryOfEmail: { name: 'enquiry of e-mail', most: 5, windowMs: HOUR_MS },
  enquiryOfPerson: { name: 'enquiry of person', most: 10, windowMs: HOUR_MS },
  enquiryReply: { name: 'reply in enquiry', most: 20, windowMs: HOUR_MS },
  refundOfWallet: { name: 'refund of wallet', most: 20, windowMs: DAY_MS },
  payoutCodeOfPerson: { name: 'payout code of person', most: 5, windowMs: HOUR_MS },
  payoutCodeFromAddress: { name: 'payout code from address', most: 60, windowMs: HOUR_MS },
  phoneLinkOfWallet: { name: 'phone link of wallet', most: 5, windowMs: HOUR_MS },
  phoneLinkOfPerson: { name: 'phone link of person', most: 20, windowMs: HOUR_MS },
  phoneLinkFromAddress: { name: 'phone link from address', most: 200, windowMs: HOUR_MS },
  limitChangeOfPerson: { name: 'limit change of person', most: 60, windowMs: HOUR_MS },
  // Sixty bits of code: nobody guesses one, and whoever mistypes has room.
  guardianCodeOfPerson: { name: 'guardian code of person', most: 10, windowMs: HOUR_MS },
  guardianCodeFromAddress: { name: 'guardian code from address', most: 100, windowMs: 15 * MINUTE_MS },
  giftOfLink: { name: 'gift of link', most: 30, windowMs: HOUR_MS },
  pinOfCashier: { name: 'pin of cashier', most: 5, windowMs: 15 * MINUTE_MS },
  // Five every quarter of an hour would be all of ten thousand in three weeks.
  pinOfCashierADay: { name: 'pin of cashier a day', most: 20, windowMs: DAY_MS },
  pinAtTill: { name: 'pin at till', most: 30, windowMs: 15 * MINUTE_MS },
  receiptLinkOfTill: { name: 'receipt link of till', most: 200, windowMs: HOUR_MS },
  receiptLinkToEmail: { name: 'receipt link to e-mail', most: 6, windowMs: HOUR_MS },
  dataCopyOfPerson: { name: 'data copy of person', most: 5, windowMs: DAY_MS },
  dataCopyAtOffice: { name: 'data copy at office', most: 30, windowMs: DAY_MS },
  messageTrialOfPerson: { name: 'message trial of person', most: 6, windowMs: HOUR_MS },
  mobileCodeOfPerson: { name: 'mobile code of person', most: 5, windowMs: HOUR_MS },
  mobileGuessOfPerson: { name: 'mobile guess of person', most: 8, windowMs: 15 * MINUTE_MS },
  smsToNumber: { name: 'sms to number', most: 4, windowMs: HOUR_MS },
  smsToNumberADay: { name: 'sms to number a day', most: 10, windowMs: DAY_MS },
} as const satisfies Record<string, Limit>
