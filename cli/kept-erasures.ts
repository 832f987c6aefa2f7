// Who has been erased, by ids alone, one to a line as the server's log says it: so the log itself can be read, with whatever else
// is in it and whatever a log keeper put before each line.

import fs from 'node:fs'
import readline from 'node:readline'
import { isId } from '../contract/ids.ts'
import type { Erased } from '../server/privacy/index.ts'
import { Complaint } from './complaint.ts'

/** More people than an installation has, and a bound on what is held in memory. */
const MOST = 500_000

export const lineOfErasure = ({ erasureId, personId, schoolId, pupilId }: Erased): string =>
  JSON.stringify({ event: 'erased', erasure: erasureId, person: personId, school: schoolId, pupil: pupilId })

/** Everybody in the file, each once. @throws Complaint with the line that says somebody was erased and not who */
export async function readErasures(file: string): Promise<Erased[]> {
  if (!fs.existsSync(file)) throw new Complaint(`There is no file ${file}.`)
  const found = new Map<string, Erased>()
  let number = 0
  for await (const line of readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    const facts = factsOf(line)
    if (facts?.event !== 'erased') continue
    const erased = erasedOf(facts)
    if (!erased) throw new Complaint(`Line ${number} of ${file} says that somebody was erased, but not who. Nothing was done.`)
    found.set(erased.erasureId, erased)
    if (found.size > MOST) throw new Complaint(`There are more than ${MOST} erasures in ${file}. Divide it. Nothing was done.`)
  }
  return [...found.values()]
}

type Facts = Readonly<Record<string, unknown>>

function factsOf(line: string): Facts | null {
  const start = line.indexOf('{')
  if (start < 0 || !line.includes('"erased"')) return null
  try {
    return JSON.parse(line.slice(start)) as Facts
  } catch {
    // A line that was cut in the middle, as when the machine stopped: who it was about must be seen to by hand.
    return { event: 'erased' }
  }
}

function erasedOf({ erasure, person, school, pupil }: Facts): Erased | null {
  if (!isId(erasure)) return null
  if (isId(person)) return { erasureId: erasure, personId: person, schoolId: null, pupilId: null }
  if (isId(pupil) && Number.isSafeInteger(school)) return { erasureId: erasure, personId: null, schoolId: Number(school), pupilId: pupil }
  return null
}
