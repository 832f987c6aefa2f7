// A bank's file service puts its files into a folder. Each is read and moved aside: into `read` when it was taken in,
// into `refused` with a note beside it when not. A file that could not be read for another reason stays and is tried again.

import fs from 'node:fs/promises'
import path from 'node:path'
import { Refused } from '../../contract/refusals.ts'
import { LARGEST_BANK_FILE_BYTES } from '../../contract/bank-limits.ts'
import type { House } from '../house.ts'
import { nameOf, repeat, type Repeating } from '../repeat.ts'
import { placeNewPayments } from './place-payment.ts'
import { readBankFile } from './read-bank-file.ts'

const LOOK_EVERY_MS = 60_000
/** A file that was written to just now may not be whole. */
const MUST_REST_MS = 5_000
const MOST_AT_ONCE = 50

export type FolderWatch = Repeating & { lookOnce: () => Promise<void> }

/** Looks into a folder each minute. Without a folder it still places what an interrupted reading left behind. */
export function watchBankFolder(house: House, folder: string | null): FolderWatch {
  const lookOnce = async () => {
    if (folder !== null) await readFolder(house, folder)
    await placeNewPayments(house)
  }
  const onTrouble = (error: unknown) => house.log('bank folder not read', { error: nameOf(error) })
  return { lookOnce, ...repeat(lookOnce, { everyMs: LOOK_EVERY_MS, onTrouble, isFirstAtOnce: true }) }
}

async function readFolder(house: House, folder: string): Promise<void> {
  const names = (await fs.readdir(folder)).filter((name) => /\.xml$/i.test(name)).sort()
  for (const name of names.slice(0, MOST_AT_ONCE)) await readOne(house, folder, name)
}

async function readOne(house: House, folder: string, name: string): Promise<void> {
  const file = path.join(folder, name)
  const { mtimeMs, size } = await fs.stat(file)
  if (Date.now() - mtimeMs < MUST_REST_MS) return
  try {
    if (size > LARGEST_BANK_FILE_BYTES) throw new Refused('bank_file_unreadable')
    await readBankFile(house, { operatorId: null, name, text: await fs.readFile(file, 'utf8'), personId: null })
    await moveTo(folder, 'read', name)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    house.log('bank file refused', { code: error.code })
    const moved = await moveTo(folder, 'refused', name)
    await fs.writeFile(`${moved}.txt`, `${error.code}\n`)
  }
}

// Never over another file of the same name: banks use a name again.
async function moveTo(folder: string, where: string, name: string): Promise<string> {
  await fs.mkdir(path.join(folder, where), { recursive: true })
  for (let copy = 1; copy < 1_000; copy += 1) {
    const target = path.join(folder, where, copy === 1 ? name : name.replace(/(\.xml)$/i, `-${copy}$1`))
    const isTaken = await fs.access(target).then(
      () => true,
      () => false,
    )
    if (isTaken) continue
    await fs.rename(path.join(folder, name), target)
    return target
  }
  throw new Error('a thousand bank files have one name')
}
