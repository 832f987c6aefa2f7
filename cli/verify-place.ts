import type { DatabasePlace } from '../database/connect.ts'
import { formatKroner } from '../language/amounts-and-dates.ts'
import type { Keys } from '../server/keys.ts'
import { type Progress, type Verification, verifyDatabase } from '../server/verify/index.ts'
import { readSnapshot } from './open-to-read.ts'

/** Verifies a snapshot of a database, and says how far it is on a terminal. */
export async function verifyPlace(place: DatabasePlace, keys: Keys): Promise<Verification> {
  const isTerminal = process.stderr.isTTY
  const onProgress = ({ school, schools, step }: Progress) => {
    if (isTerminal) process.stderr.write(`\r\u001b[Kschool ${school} of ${schools}: ${step}`)
  }
  try {
    return await readSnapshot(place, (tx) => verifyDatabase(tx, keys, { onProgress }))
  } finally {
    if (isTerminal) process.stderr.write('\r\u001b[K')
  }
}

const MOST_SHOWN = 20

/** What was found, for people. */
export function explainVerification({ figures, discrepancies, isComplete }: Verification): string {
  const { schools, wallets, transfers, purchases, registers, zReports, topups, walletsOre, salesOre } = figures
  const looked = `${count(schools, 'school')}, ${count(wallets, 'wallet')} with ${formatKroner(walletsOre)}, ${count(purchases, 'purchase')} for ${formatKroner(salesOre)}, ${count(topups, 'top-up')}, ${count(transfers, 'movement')}, ${count(registers, 'journal')}, ${count(zReports, 'Z report')}`
  // Open is not broken: the books hold, and what the providers and the bank say of them is still to be explained.
  const open =
    figures.openDifferences === 0
      ? []
      : [
          `${count(figures.openDifferences, 'difference')} of ${formatKroner(figures.openDifferencesOre)} in settlements are open: see «Avstemming» in the office.`,
        ]
  if (discrepancies.length === 0) return [`Every øre is accounted for: ${looked}.`, ...open].join('\n')
  const shown = discrepancies
    .slice(0, MOST_SHOWN)
    .map(({ schoolId, what, where, expected, found }) => `- school ${schoolId}, ${where}: ${what}. Expected ${expected}, found ${found}.`)
  const number = isComplete ? count(discrepancies.length, 'thing') : `more than ${count(discrepancies.length, 'thing')}`
  const rest = discrepancies.length > MOST_SHOWN ? [`- and ${discrepancies.length - MOST_SHOWN} more`] : []
  return [`${number} cannot be explained, in ${looked}:`, ...shown, ...rest, ...open].join('\n')
}

const wholeNumber = new Intl.NumberFormat('en-GB')
const count = (number: number, thing: string) => `${wholeNumber.format(number)} ${thing}${number === 1 ? '' : 's'}`
