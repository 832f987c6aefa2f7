// The copy as a file: data.json for machines, and a page that anybody can open and read, without a network.

import type { Language } from '../../language/languages.ts'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { privacyLetters } from '../../language/privacy-letters/texts.ts'
import { nb } from '../../language/portal-privacy/nb.ts'
import { nn } from '../../language/portal-privacy/nn.ts'
import { en } from '../../language/portal-privacy/en.ts'
import type { NamedFile } from '../../contract/route-types.ts'
import { type CopiedRow, type CopiedTopic, MOST_ROWS } from './read-copy.ts'
import { zip } from './zip.ts'

const pageTexts = { nb, nn, en }

export type CopyFacts = { topics: readonly CopiedTopic[]; firstName: string; madeAt: Date; language: Language }

export function writeCopy({ topics, firstName, madeAt, language }: CopyFacts): NamedFile {
  const texts = privacyLetters[language].copy
  const data = { product: 'Kantinekort', madeAt: madeAt.toISOString(), topics }
  return {
    // The file's name stands in logs and on shared machines: it has nobody's.
    name: `${texts.fileName}.zip`,
    content: zip([
      { name: 'data.json', content: Buffer.from(`${JSON.stringify(data, null, 2)}\n`, 'utf8') },
      { name: texts.readMe, content: Buffer.from(writePage({ topics, firstName, madeAt, language }), 'utf8') },
    ]),
  }
}

function writePage({ topics, firstName, madeAt, language }: CopyFacts): string {
  const texts = privacyLetters[language].copy
  const sections = topics.map(({ topic, tables }) => {
    const words = pageTexts[language].topics[topic]
    const body =
      tables.length === 0
        ? `<p class="quiet">${escaped(texts.nothing)}</p>`
        : tables
            .map(
              ({ columns, rows, isCut }) => `<div class="wide"><table><thead><tr>${columns
                .map((column) => `<th scope="col">${escaped(headingOf(column, language))}</th>`)
                .join('')}</tr></thead><tbody>
${rows.map((row) => `<tr>${columns.map((column) => `<td>${escaped(shownAs(row, column, language))}</td>`).join('')}</tr>`).join('\n')}
</tbody></table></div>${isCut ? `<p class="quiet">${escaped(texts.isCut(MOST_ROWS))}</p>` : ''}`,
            )
            .join('\n')
    return `<section><h2>${escaped(words.title)}</h2><p>${escaped(words.what)}</p>\n${body}</section>`
  })
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(texts.title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escaped(texts.title)}</h1>
<p>${escaped(texts.about(firstName))}. ${escaped(texts.madeAt(inWords(madeAt, language)))}.</p>
<p>${escaped(texts.what)}</p>
<p>${escaped(texts.notHere)}</p>
${sections.join('\n')}
</main></body>
</html>
`
}

function headingOf(column: string, language: Language): string {
  const { columns } = privacyLetters[language].copy
  if (column.endsWith('person_id')) return columns.side as string
  // A table that came later has its own words as soon as somebody writes them; until then its column's name says it.
  return columns[column] ?? column.replace(/_ore$/, '').replaceAll('_', ' ')
}

function shownAs(row: CopiedRow, column: string, language: Language): string {
  const texts = privacyLetters[language].copy
  const value = row[column]
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return inWords(value, language)
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (typeof value === 'number') return column.endsWith('_ore') ? formatKroner(value) : String(value)
  if (column === 'lines' && Array.isArray(value)) return value.map(lineInWords).join(', ')
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  if (column.endsWith('person_id')) return value === 'you' ? texts.you : texts.another
  return String(value)
}

function lineInWords(line: unknown): string {
  const { name, quantity, amountOre } = line as { name?: unknown; quantity?: unknown; amountOre?: unknown }
  return `${String(quantity)} × ${String(name)}${typeof amountOre === 'number' ? ` (${formatKroner(amountOre)})` : ''}`
}

// Read years from now: never «today».
const inWords = (at: Date, language: Language) => formatInstant(at.toISOString(), { language, now: 0 })

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;color:#14312b;background:#fbf8f3;margin:0}main{max-width:60rem;margin:0 auto;padding:1.5rem}' +
  'h1{line-height:1.2}section{margin-top:2.5rem}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem;margin:.75rem 0}' +
  'th,td{text-align:left;vertical-align:top;padding:.375rem .75rem;border-bottom:1px solid #d9d4ca}td{font-variant-numeric:tabular-nums}.quiet{color:#56645f}' +
  '@media (prefers-color-scheme:dark){body{color:#eef3f0;background:#10201c}th,td{border-color:#33463f}.quiet{color:#a9b8b1}}'
