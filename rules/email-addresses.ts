// E-mail addresses as people type them. Only plain ASCII addresses are kept, so that lower case means
// the same in the browser, on the server and in the database.

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/

/** The address without surrounding space and with its domain in lower case, or null when it is none: "Ola.Nord@Skole.NO " → "Ola.Nord@skole.no". */
export function readEmail(text: string): string | null {
  const trimmed = text.trim()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, at)
  const domain = readDomain(trimmed.slice(at + 1))
  if (at < 1 || local.length > 64 || !LOCAL_PART.test(local) || domain === null) return null
  const email = `${local}@${domain}`
  return email.length <= 254 ? email : null
}

/** A domain in lower case, letters such as ø in their ASCII form; null when it is none: "Elev.Oslo.no" → "elev.oslo.no". */
export function readDomain(text: string): string | null {
  const typed = text.trim()
  if (!/^[\p{Letter}\p{Mark}\d.-]+$/u.test(typed)) return null
  const domain = URL.parse(`http://${typed}`)?.hostname ?? ''
  return DOMAIN.test(domain) ? domain : null
}

/** True when the address is at the domain itself or at a part of it: "ola@elev.skole.no" is of "skole.no". */
export function isEmailOfDomain(email: string, domain: string): boolean {
  const own = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  const wanted = domain.toLowerCase()
  return own === wanted || own.endsWith(`.${wanted}`)
}

/** The address with most of it hidden, for a screen others may see: "o•••@skole.no". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}
