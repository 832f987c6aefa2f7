export const nb = {
  title: 'Varsler',
  events: { lunch_warning: 'Kvelden før saldoen ikke rekker til lunsj' },
  channels: { email: 'E-post', sms: 'SMS' },
  quiet: 'Stille timer',
  quietWhy: 'Det som kommer da, venter til de er over.',
  from: 'Fra',
  until: 'Til',
  always: 'Kvitteringer, sperrede kort og annet om penger og sikkerhet sier vi alltid fra om.',
  save: 'Lagre varsler',
  saved: 'Varslene er lagret.',
}
