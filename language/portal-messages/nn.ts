import type { PortalMessageTexts } from './texts.ts'

export const nn: PortalMessageTexts = {
  title: 'Varsel',
  events: { lunch_warning: 'Kvelden før saldoen ikkje rekk til lunsj' },
  channels: { email: 'E-post', sms: 'SMS' },
  quiet: 'Stille timar',
  quietWhy: 'Det som kjem då, ventar til dei er over.',
  from: 'Frå',
  until: 'Til',
  always: 'Kvitteringar, sperra kort og anna om pengar og tryggleik seier vi alltid frå om.',
  save: 'Lagre varsel',
  saved: 'Varsla er lagra.',
}
