// Reads a PDF as a printer, a screen reader and a scanner would: with tools that know nothing of how it was made.

import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const TOOLS = ['pdftoppm', 'pdfinfo', 'pdftotext', 'zbarimg']

/** The tools that are not on this machine. */
export function missingPaperTools(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return TOOLS.filter((tool) => !folders.some((folder) => folder !== '' && fs.existsSync(path.join(folder, tool))))
}

export type PdfOnDisk = { file: string; remove: () => void }

export function keepPdf(bytes: Uint8Array): PdfOnDisk {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-paper-'))
  const file = path.join(folder, 'print.pdf')
  fs.writeFileSync(file, bytes)
  return { file, remove: () => fs.rmSync(folder, { recursive: true }) }
}

const run = (tool: string, given: string[]) => execFileSync(tool, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000 })

/** What the file says of itself: "Tagged" → "yes". */
export function pdfFacts(file: string): Record<string, string> {
  const lines = run('pdfinfo', ['-l', '-1', file]).split('\n')
  return Object.fromEntries(
    lines.filter((line) => line.includes(':')).map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

/** Its tags, indented as they lie in one another, with what each holds. */
export const pdfTags = (file: string) => run('pdfinfo', ['-struct-text', file])

export const pdfText = (file: string, { page }: { page: number }) => run('pdftotext', ['-f', String(page), '-l', String(page), file, '-'])

export type Crop = { xMm: number; yMm: number; widthMm: number; heightMm: number }

/** A page as it would be printed, or a part of it, as a picture beside the file. Grey is a black-and-white printer. */
export function printPage({
  file,
  page,
  crop,
  dotsPerInch = 300,
  isGrey = false,
}: {
  file: string
  page: number
  crop?: Crop
  dotsPerInch?: number
  isGrey?: boolean
}): string {
  const dots = (mm: number) => String(Math.round((mm / 25.4) * dotsPerInch))
  const cut = crop ? ['-x', dots(crop.xMm), '-y', dots(crop.yMm), '-W', dots(crop.widthMm), '-H', dots(crop.heightMm)] : []
  const picture = path.join(path.dirname(file), `page-${page}-${cut.join('')}`)
  run('pdftoppm', [
    '-r',
    String(dotsPerInch),
    '-f',
    String(page),
    '-l',
    String(page),
    ...cut,
    ...(isGrey ? ['-gray'] : []),
    '-singlefile',
    '-png',
    file,
    picture,
  ])
  return `${picture}.png`
}

/** What a scanner reads in a picture, each as its kind and its text: "QR-Code:S1…". Empty when there is nothing it can read. */
export function scan(picture: string): string[] {
  try {
    return run('zbarimg', ['--quiet', '--nodbus', picture])
      .split('\n')
      .filter((line) => line !== '')
  } catch (error) {
    // It ends with 4 when it found nothing.
    if ((error as { status?: number }).status === 4) return []
    throw error
  }
}
