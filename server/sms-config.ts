// The SMS gateway's part of the configuration.

import type { LinkMobilitySettings } from './messages/index.ts'

/** Every variable of the gateway, with a line for people. */
export const smsVariables = {
  SMS_URL: 'where to hand over SMS to LINK Mobility, https://user:password@n-eu.linkmobility.io/sms; without it no SMS is sent and no phone code given out',
  SMS_PLATFORM_ID: 'platformId of the account at LINK',
  SMS_PARTNER_ID: 'platformPartnerId of the account at LINK',
  SMS_SENDER: 'what stands as the sender: at most 11 letters and digits, a letter first (Kantine)',
  SMS_GATE: 'the gate that LINK has set up for delivery reports; "kantinekort sms-reports" shows where it must send them',
  SMS_PREFIXES: 'numbers may begin with these only (+47)',
  SMS_PARTS_A_DAY: 'how many parts of SMS may be sent in a day (1000)',
} as const

export type SmsConfig = { linkMobility: LinkMobilitySettings; partsADay: number }

const HOW = 'Write it as LINK gave it, SMS_URL=https://user:password@n-eu.linkmobility.io/sms, or leave it out to send no SMS.'
const USUAL_PARTS_A_DAY = 1_000
const MOST_PARTS_A_DAY = 1_000_000

/** The gateway's settings, or null when there is none. What is wrong is told, without the password. */
export function readSms(environment: Readonly<Record<string, string | undefined>>, tell: (mistake: string) => void): SmsConfig | null {
  const read = (name: keyof typeof smsVariables) => environment[name]?.trim() ?? ''
  const text = read('SMS_URL')
  if (!text) {
    const others = Object.keys(smsVariables).filter((name) => name !== 'SMS_URL' && environment[name]?.trim())
    if (others.length > 0) tell(`${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} set, but SMS_URL is missing. ${HOW}`)
    return null
  }
  const url = URL.parse(text)
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.search || url.hash) {
    tell(`SMS_URL is not an address of a gateway. ${HOW}`)
    return null
  }
  // The password and the codes' links would cross the network in clear text.
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) tell(`SMS_URL must begin with https:. ${HOW}`)
  if (!url.username || !url.password) tell(`SMS_URL has no user or no password in it. ${HOW}`)
  const [platformId, platformPartnerId] = [read('SMS_PLATFORM_ID'), read('SMS_PARTNER_ID')]
  if (!platformId) tell('SMS_PLATFORM_ID is missing. LINK gives it with the account.')
  if (!platformPartnerId) tell('SMS_PARTNER_ID is missing. LINK gives it with the account.')
  const sender = read('SMS_SENDER') || 'Kantine'
  if (!/^[A-Za-z][A-Za-z0-9]{0,10}$/.test(sender))
    tell(`SMS_SENDER is "${sender}". Write at most 11 letters and digits, a letter first, as in SMS_SENDER=Kantine.`)
  const prefixes = (read('SMS_PREFIXES') || '+47').split(',').map((prefix) => prefix.trim())
  if (!prefixes.every((prefix) => /^\+[1-9]\d{0,5}$/.test(prefix)))
    tell(`SMS_PREFIXES is "${prefixes.join(',')}". Write them with commas between, as in SMS_PREFIXES=+47.`)
  const most = read('SMS_PARTS_A_DAY')
  const partsADay = most === '' ? USUAL_PARTS_A_DAY : /^\d{1,7}$/.test(most) ? Number(most) : 0
  if (partsADay < 1 || partsADay > MOST_PARTS_A_DAY)
    tell(`SMS_PARTS_A_DAY is "${most}". Write a whole number from 1 to ${MOST_PARTS_A_DAY}, as in SMS_PARTS_A_DAY=${USUAL_PARTS_A_DAY}.`)
  return {
    partsADay,
    linkMobility: {
      baseUrl: `${url.origin}${url.pathname.replace(/\/$/, '')}`,
      username: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      platformId,
      platformPartnerId,
      sender,
      gate: read('SMS_GATE') || null,
      prefixes,
    },
  }
}
