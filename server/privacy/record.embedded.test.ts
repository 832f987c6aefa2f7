// docs/privacy/records-of-processing.md against the catalogue: what an operator shows the authorities is what the product does.
// With KANTINEKORT_WRITE_RECORD=1 the generated part is written anew.

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { privacyTopics } from '../../contract/privacy-words.ts'
import { nb } from '../../language/portal-privacy/nb.ts'
import { countOf, privacyFacts, usualKept } from '../../rules/kept-for.ts'
import { heldTables } from './catalogue.ts'
import type { Held } from './held.ts'

const RECORD = path.join(import.meta.dirname, '../../docs/privacy/records-of-processing.md')
const [BEGIN, END] = ['<!-- Fra katalogen: begynner -->', '<!-- Fra katalogen: slutter -->']

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function written(): string {
  const rows = privacyTopics.map((topic) => {
    const { title, who, what } = nb.topics[topic]
    const { bases, kept } = privacyFacts[topic]
    const basis = bases.map((each) => nb.bases[each]).join('; ')
    const howLong = kept.map((period) => nb.periods[period](countOf(period, usualKept) ?? 0)).join('; ')
    return `| ${title} | ${who} | ${what} | ${capital(basis)} | ${capital(howLong)} |`
  })
  const tables = privacyTopics.map(
    (topic) =>
      `| ${nb.topics[topic].title} | ${
        heldTables
          .filter((held) => held.topic === topic)
          .map(({ table, erase }) => `\`${table}\` (${leaves(erase)})`)
          .join(', ') || 'ingen tabell med personer i'
      } |`,
  )
  return [
    '| Behandling | Om hvem | Hva | Grunnlag | Hvor lenge |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'Hvor det ligger, og hva som skjer ved sletting:',
    '',
    '| Behandling | Tabeller |',
    '| --- | --- |',
    ...tables,
  ]
    .join('\n')
    .replaceAll('\u00a0', ' ')
}

function leaves(erase: Held['erase']): string {
  if (erase === 'delete') return 'slettes'
  if (erase === 'keep') return 'beholdes uten navn'
  if (erase === 'with_owner') return 'slettes med det den hører til'
  return 'navn og ord kuttes'
}

test('the record of processing is what the catalogue says', () => {
  const text = fs.readFileSync(RECORD, 'utf8')
  const [before, after] = [text.slice(0, text.indexOf(BEGIN) + BEGIN.length), text.slice(text.indexOf(END))]
  const whole = `${before}\n\n${written()}\n\n${after}`
  if (process.env.KANTINEKORT_WRITE_RECORD === '1') fs.writeFileSync(RECORD, whole)
  expect(fs.readFileSync(RECORD, 'utf8')).toBe(whole)
})
