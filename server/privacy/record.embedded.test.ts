// docs/privacy/records-of-processing.md against what the page «Personvern» says: what an operator shows the authorities is what the product does.
// With KANTINEKORT_WRITE_RECORD=1 the generated part is written anew.

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { privacyTopics } from '../../contract/privacy-words.ts'
import { nb } from '../../language/portal-privacy/nb.ts'
import { countOf, privacyFacts, usualKept } from '../../rules/kept-for.ts'

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
  return ['| Behandling | Om hvem | Hva | Grunnlag | Hvor lenge |', '| --- | --- | --- | --- | --- |', ...rows].join('\n').replaceAll('\u00a0', ' ')
}

test('the record of processing is what the catalogue says', () => {
  const text = fs.readFileSync(RECORD, 'utf8')
  const [before, after] = [text.slice(0, text.indexOf(BEGIN) + BEGIN.length), text.slice(text.indexOf(END))]
  const whole = `${before}\n\n${written()}\n\n${after}`
  if (process.env.KANTINEKORT_WRITE_RECORD === '1') fs.writeFileSync(RECORD, whole)
  expect(fs.readFileSync(RECORD, 'utf8')).toBe(whole)
})
