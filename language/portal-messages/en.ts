import type { PortalMessageTexts } from './texts.ts'

export const en: PortalMessageTexts = {
  title: 'Notifications',
  events: { lunch_warning: 'The evening before the balance fails for lunch' },
  channels: { email: 'E-mail', sms: 'SMS' },
  quiet: 'Quiet hours',
  quietWhy: 'What comes then waits until they are over.',
  from: 'From',
  until: 'Until',
  always: 'We always tell you of receipts, blocked cards and anything else about money and safety.',
  save: 'Save notifications',
  saved: 'Notifications are saved.',
}
