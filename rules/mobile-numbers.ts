// Norwegian mobile numbers as people write them, kept as E.164 ("+4791234567").

// The number ranges for mobile phones in Norway's numbering plan.
const MOBILE = /^(45([0-24-9]\d|3[0-57-9])\d{4}|(4[016-8]|9\d)\d{6})$/

/** The number as E.164, or null: "912 34 567", "+47 91234567", "0047 91 23 45 67" → "+4791234567". */
export function readMobileNumber(text: string): string | null {
  const digits = text.trim().replaceAll(/[\s\u00a0\u202f.()-]/g, '')
  const national = /^(?:\+47|0047)?(\d{8})$/.exec(digits)?.[1] ?? ''
  return MOBILE.test(national) ? `+47${national}` : null
}

/** As Norwegians write a mobile number: "+4791234567" → "912 34 567". */
export function formatMobileNumber(mobile: string): string {
  const parts = /^\+47(\d{3})(\d{2})(\d{3})$/.exec(mobile)
  return parts ? parts.slice(1).join(' ') : mobile
}
