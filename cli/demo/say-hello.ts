import { formatKroner } from '../../language/amounts-and-dates.ts'
import { cashiers } from './cashiers.ts'
import type { Newcomer } from './newcomer.ts'
import { DEMO_PASSWORD, signIns } from './schools.ts'

/** What stands on the screen when the demo is open. */
export function hello({ publicUrl, newcomer, isColoured }: { publicUrl: string; newcomer: Newcomer; isColoured: boolean }): string {
  const bold = (text: string) => (isColoured ? `\u001b[1m${text}\u001b[22m` : text)
  const quiet = (text: string) => (isColoured ? `\u001b[2m${text}\u001b[22m` : text)
  const line = (what: string, value: string, more = '') => `  ${what.padEnd(20)}${more ? `${value.padEnd(38)}${quiet(more)}` : value}`.trimEnd()
  const { tillName, schoolName, enrolmentCode, cards, endedOn } = newcomer
  return [
    '',
    bold('Kantinekort is open, with two made-up canteens and four weeks behind them.'),
    '',
    line('Pupils and families', `${publicUrl}/`),
    line('The till', `${publicUrl}/till/`),
    line('The office', `${publicUrl}/office/`),
    line('The mailbox', `${publicUrl}/mailbox`, 'e-mail and SMS that would have been sent'),
    '',
    `${bold('Sign in')}. The password is always ${bold(DEMO_PASSWORD)}`,
    line('Guardian of three', signIns.guardian.email, 'portal'),
    line('Pupil', signIns.pupil.email, 'portal'),
    line('Canteen manager', signIns.manager.email, 'office'),
    line('School office', signIns.office.email, 'office'),
    line('Administrator', signIns.administrator.email, 'office'),
    '',
    `${bold('Or without a password')}, in the portal: «Logg inn med Feide» as Jonas, a pupil who comes for the first time,`,
    '  and «Logg inn med Vipps» as Linh, the guardian above.',
    '',
    bold('Sell a lunch'),
    `  1. Open the till and write ${bold(enrolmentCode)}: the browser becomes «${tillName}» at ${schoolName}.`,
    `     ${quiet('The code works once, for half an hour. The office makes new ones.')}`,
    '  2. Tap what is bought, press «Tast koden» and write the code of a card (a scanner types it by itself):',
    ...cards.map(
      ({ code, firstName, className, balanceOre }) => `       ${bold(inGroups(code))}   ${quiet(`${firstName}, ${className}, ${formatKroner(balanceOre)}`)}`,
    ),
    '',
    bold('Cashiers'),
    `  The canteen manager switches on «Kassererne logger inn» at ${schoolName}, under ${bold('Kasser › Kasserere')}.`,
    ...cashiers.map(({ name, kind, pin }) => `       ${name} ${bold(pin)}   ${quiet(kind === 'pupil' ? 'pupil, under an adult’s eyes' : 'adult')}`),
    '',
    bold('A code on a phone'),
    `  Sign in as the pupil, press ${bold('«Få koden på mobilen»')} and ${bold('«Send SMS med koden»')}.`,
    '  Then open the mailbox, follow the link in the SMS, and tap.',
    quiet('  The code changes every 30 seconds and works on that browser only, also without a network.'),
    ...(endedOn === null ? [] : ['', quiet(`The last sales are from ${endedOn}. "npm start -- --fresh" makes the demo anew, up to now.`)]),
    '',
    quiet('A lunch rush, in another terminal: npm run lunch-rush      Ctrl-C stops.'),
    '',
  ].join('\n')
}

/** As it is easiest to copy by hand: "S1AB CDEF …". The till forgives the spaces. */
const inGroups = (code: string) => code.replaceAll(/.{4}(?=.)/g, '$& ')
