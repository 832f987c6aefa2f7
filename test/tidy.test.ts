// The walls of the house: imports point down only, nothing runs in a circle, a slice is used through its
// index, and no browser ever receives a line of the server.

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { journalEvents } from '../rules/journal-events.ts'
import { catalogue } from '../server/privacy/index.ts'

const ROOT = path.join(import.meta.dirname, '..')

// From the street down to the ground; a room may use the rooms below it.
const FLOORS: string[][] = [
  ['bench'],
  ['cli', 'test'],
  ['simulator'],
  ['portal', 'till', 'office'],
  ['kit'],
  ['server'],
  ['ledger'],
  ['database'],
  ['language'],
  ['rules'],
  ['contract'],
]
const BROWSER_ROOMS = ['portal', 'till', 'office', 'kit']
const SEEN_BY_BROWSERS = ['kit', 'language', 'rules', 'contract']

const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room))

type Import = { from: string; to: string; isTypeOnly: boolean; isLater: boolean }

function sourceFiles(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(full)
    return /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path.relative(ROOT, full)] : []
  })
}

const files = FLOORS.flat().flatMap((room) => (fs.existsSync(path.join(ROOT, room)) ? sourceFiles(path.join(ROOT, room)) : []))
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('test/')
const textOf = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8')

const imports: Import[] = files.flatMap((from) =>
  [...textOf(from).matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)|^import\s+'(\.[^']+)'/gm)].map((match) => ({
    from,
    to: path.normalize(path.join(path.dirname(from), (match[2] ?? match[3] ?? match[4]) as string)),
    isTypeOnly: match[1] !== undefined,
    isLater: match[3] !== undefined,
  })),
)

const SCHOOL_TABLES = [
  'account',
  'wallet',
  'transfer',
  'pupil',
  'guardianship',
  'card',
  'card_batch',
  'card_event',
  'card_fee',
  'card_fee_charge',
  'category',
  'product',
  'till',
  'register',
  'journal_event',
  'z_report',
  'cashier',
  'reserve_device',
  'reserve_record',
  'reserve_report',
  'reserve_decision',
  'receipt_link',
  'purchase_tombstone',
  'purchase',
  'purchase_return',
  'returned_line',
  'training_sale',
  'provisional_receipt',
  'provisional_sale',
  'provisional_part',
  'topup',
  'payment_operation',
  'pay_link',
  'school_version',
  'school_change',
  'phone',
  'phone_link',
  'enquiry',
  'enquiry_counter',
  'enquiry_message',
  'enquiry_note',
  'enquiry_event',
  'purchase_dispute',
  'found_by_name',
  'wallet_kid',
  'refund',
  'refund_part',
  'refund_event',
  'sibling_transfer',
  'sibling_transfer_part',
  'payout_line',
  'topup_arrangement',
  'topup_arrangement_event',
  'stored_card',
  'settlement_match',
  'settlement_share',
  'settlement_receipt',
  'clearing_day',
  'paid_day',
  'product_declaration',
  'allergy_consent',
  'pupil_allergy',
  'stop_override',
  'overridden_purchase',
  'school_calendar',
  'calendar_period',
  'pupil_list',
  'lunch_warning',
  'kept_account',
  'meal_policy',
  'meal_programme',
  'meal_programme_pupil',
  'meal_entry',
  'meal_payment',
  'sold_hour',
  'meal_period',
  'spending_limit',
  'spending_limit_event',
  'stopped_purchase',
  'limit_ask',
  'limit_answer',
  'relation_policy',
  'guardian_invitation',
  'guardian_request',
  'wallet_look',
  'feide_name',
]

/** The texts of a file that are SQL. */
const statementsIn = (text: string) =>
  [...text.matchAll(/`([^`]*)`/g)].map((match) => match[1] as string).filter((sql) => /^\s*(select|insert|update|delete|with)\s/.test(sql))

/** True when a statement names more school tables than it names the school's column. What spans schools says so in a comment. */
function forgetsSchool(statement: string): boolean {
  if (statement.includes('-- across schools:')) return false
  const named = [...statement.matchAll(/\b(?:from|join|update|into)\s+(\w+)/g)].filter((match) => SCHOOL_TABLES.includes(match[1] as string))
  // The head of a statement, whose end names the school of its first table.
  const isHead = !/\bwhere\b/.test(statement) && statement.trim().startsWith('select')
  return named.length - (isHead ? 1 : 0) > [...statement.matchAll(/school_id/g)].length
}

const roomOf = (file: string) => file.split(path.sep)[0] as string
const shown = ({ from, to }: Import) => `${from} → ${to}`

describe('the house', () => {
  test('has rooms with something in them, so that these walls are really looked at', () => {
    for (const room of FLOORS.flat()) expect(files.filter((file) => roomOf(file) === room).length, room).toBeGreaterThan(0)
    expect(imports.length).toBeGreaterThan(500)
  })

  test('has imports that point down only', () => {
    const upward = imports.filter(
      ({ from, to }) => !isTest(from) && roomOf(from) !== roomOf(to) && floorOf(roomOf(to)) >= 0 && floorOf(roomOf(to)) <= floorOf(roomOf(from)),
    )
    expect(upward.map(shown)).toEqual([])
  })

  test('imports nothing that is not there', () => {
    const missing = imports.filter(({ to }) => /\.(ts|tsx|mjs|css)$/.test(to) && !fs.existsSync(path.join(ROOT, to)))
    expect(missing.map(shown)).toEqual([])
  })

  test('keeps browsers away from the server, the ledger and the database', () => {
    const leaks = imports.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)]
      return BROWSER_ROOMS.includes(room) && !isTest(from) && !from.startsWith('kit/build') && other !== room && !SEEN_BY_BROWSERS.includes(other)
    })
    expect(leaks.map(shown)).toEqual([])
    const nodeInBrowser = files.filter(
      (file) =>
        [...BROWSER_ROOMS, 'rules', 'contract'].includes(roomOf(file)) &&
        !isTest(file) &&
        !/^kit\/(build|theme\/write|dev|icons-)/.test(file) &&
        /from 'node:/.test(textOf(file)),
    )
    expect(nodeInBrowser.filter((file) => !/build|write-|dev\.ts|draw-/.test(file))).toEqual([])
  })

  test('has a simulator that knows as little of our server as the companies that it plays', () => {
    const knows = imports.filter(
      ({ from, to }) => roomOf(from) === 'simulator' && !isTest(from) && !['simulator', 'language', 'rules', 'contract'].includes(roomOf(to)),
    )
    expect(knows.map(shown)).toEqual([])
  })

  test('uses a slice of the server only through what its index exports', () => {
    const sliceOf = (file: string) => (file.startsWith('server/') && file.split('/').length > 2 ? (file.split('/')[1] as string) : null)
    const around = imports.filter(({ from, to }) => {
      const [own, other] = [sliceOf(from), sliceOf(to)]
      return !isTest(from) && from.startsWith('server/') && other !== null && other !== 'http' && own !== other && !to.endsWith('/index.ts')
    })
    expect(around.map(shown)).toEqual([])
  })

  test('has no imports that run in a circle', () => {
    const next = new Map<string, string[]>()
    for (const { from, to, isTypeOnly, isLater } of imports) {
      if (isTypeOnly || isLater || isTest(from)) continue
      next.set(from, [...(next.get(from) ?? []), to])
    }
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, trail: string[]): void => {
      const seenAt = trail.indexOf(file)
      if (seenAt >= 0) {
        circles.push([...trail.slice(seenAt), file].join(' → '))
        return
      }
      if (done.has(file)) return
      for (const other of next.get(file) ?? []) walk(other, [...trail, file])
      done.add(file)
    }
    for (const file of next.keys()) walk(file, [])
    expect(circles).toEqual([])
  })
})

describe('the code', () => {
  test('has names without abbreviations that say nothing', () => {
    const vague = files.filter((file) => /(^|[/-])(utils?|helpers?|manager|misc|common-stuff)([./-]|$)/.test(file))
    expect(vague).toEqual([])
  })

  test('switches no check off and leaves nothing for later', () => {
    const words = [/\bas any[;,)\]\s]*$/m, /: any[;,)=\s]/, /@ts-ignore/, /@ts-nocheck/, /\bTO[D]O\b/, /\bFIX[M]E\b/, /\b(?:it|test|describe)\.only\b/]
    const found = files
      .filter((file) => file !== 'test/tidy.test.ts')
      .flatMap((file) => words.filter((word) => word.test(textOf(file))).map((word) => `${file}: ${word}`))
    expect(found).toEqual([])
  })

  test('makes nothing quick in use that shall be slow for who guesses', () => {
    const quick = files.filter((file) => file !== 'test/tidy.test.ts' && /setHashCost|setHoldsBack/.test(textOf(file)))
    expect(quick.toSorted()).toEqual(['server/people/equal-time.ts', 'server/people/password-hash.ts', 'test/quick-sign-in.ts'])
  })

  test('reads the time on the house’s clock, wherever the server writes or decides anything', () => {
    const server = files.filter((file) => /^(server|ledger)\//.test(file) && !isTest(file))
    const ownClocks = server.filter((file) => /Date\.now\(\)|new Date\(\)/.test(textOf(file)))
    // The clock itself, how long ago a file was written, and what a provider says that its own clock shows.
    expect(ownClocks.toSorted()).toEqual(['server/bank-payments/watch-folder.ts', 'server/house.ts', 'server/sign-in-with/provider.ts'])
    // Without `now` a day is called what it would be called today.
    const written = server.flatMap((file) => textOf(file).match(/\bformat(?:Day|CalendarDay|Instant)\(.*/g) ?? [])
    expect(written.filter((line) => !/\bnow\b/.test(line))).toEqual([])
  })

  test('has SQL that names its columns and its school', () => {
    const stores = files.filter((file) => /^(server|ledger)\//.test(file) && !isTest(file))
    const everything = stores.filter((file) => /select \*/.test(textOf(file)))
    expect(everything).toEqual([])
  })

  test('asks for each school’s rows by the school, so that the database can be spread by school', () => {
    const found = files
      .filter((file) => /^(server|ledger)\//.test(file) && !isTest(file))
      .flatMap((file) =>
        statementsIn(textOf(file))
          .filter(forgetsSchool)
          .map((statement) => `${file}: ${statement.trim().replaceAll(/\s+/g, ' ').slice(0, 120)}`),
      )
    expect(found).toEqual([])
  })

  test('says of every table what of people it holds, and how that leaves', () => {
    const migrations = fs.readdirSync(path.join(ROOT, 'database/migrations')).sort()
    const made = migrations.map((name) => textOf(path.join('database/migrations', name))).join('\n')
    const tables = new Set(['migration', ...[...made.matchAll(/^create table (\w+)/gm)].map((match) => match[1] as string)])
    for (const [, gone] of made.matchAll(/^drop table (\w+)/gm)) tables.delete(gone as string)
    // Without an answer: add a line to server/privacy/catalogue.ts, or to work-catalogue.ts where it is of no pupil and no family.
    expect(Object.keys(catalogue).toSorted()).toEqual([...tables].toSorted())
  })

  test('has no file so long that nobody reads it', () => {
    const long = files.filter((file) => !/^language\/|pictures\/drawings/.test(file) && textOf(file).split('\n').length > (isTest(file) ? 600 : 420))
    expect(long).toEqual([])
  })

  test('names every event of the journal, with its code, in what the tax office reads', () => {
    const declaration = fs.readFileSync(path.join(ROOT, 'docs/till-declaration.md'), 'utf8').split('\n')
    const rowOf = (kind: string) => declaration.find((line) => new RegExp(`^\\| [^|]*\\b${kind}\\b`).test(line)) ?? ''
    const missing = Object.entries(journalEvents).filter(([kind, code]) => !rowOf(kind).includes(code))
    expect(missing).toEqual([])
  })

  test('speaks of the product alone: no path of anybody’s machine, no registry’s address', () => {
    const folder = ['/wo', 'rk/'].join('')
    const found = files.filter((file) => file !== 'test/tidy.test.ts' && (textOf(file).includes(folder) || /registry\.npm/.test(textOf(file))))
    expect(found).toEqual([])
  })
})

describe('the documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...documentsIn('docs')]
  // What stands in a fence is an example.
  const textsOf = (document: string) => fs.readFileSync(path.join(ROOT, document), 'utf8').replaceAll(/```[^]*?```/g, '')
  const isThere = (document: string) => fs.existsSync(path.join(ROOT, document))

  test('link to nothing that is not there, and to no heading that has another name', () => {
    const dead = documents.flatMap((document) =>
      [...textsOf(document).matchAll(/\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].flatMap(([shown, file = '', heading]) => {
        const to = file === '' ? document : path.join(path.dirname(document), file)
        const leads = isThere(to) && (heading === undefined || headingsIn(textsOf(to)).includes(heading))
        return leads ? [] : [`${document}: ${shown}`]
      }),
    )
    expect(dead).toEqual([])
  })

  test('name no file of ours that is not there', () => {
    const named = new RegExp(`\`((?:${[...FLOORS.flat(), 'docs'].join('|')})/[\\w./-]+)\``, 'g')
    const gone = documents.flatMap((document) =>
      [...textsOf(document).matchAll(named)].flatMap(([, file = '']) => (isThere(file) ? [] : [`${document}: ${file}`])),
    )
    expect(gone).toEqual([])
  })
})

function documentsIn(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name))
}

/** As a link names a heading: small letters, and a dash for each space. */
function headingsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
