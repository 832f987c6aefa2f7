// XML as text, one element at a time: a year of a large school has a million of them, and none is held.

/** What may stand in an element: text, other elements, or nothing (null), and then it is left out. */
export type Content = string | number | boolean | null | undefined | readonly Part[]
export type Part = readonly [name: string, content: Content]

/** Elements in their order, as text. */
export function xml(parts: readonly Part[]): string {
  let text = ''
  for (const [name, content] of parts) {
    if (content === null || content === undefined) continue
    text += Array.isArray(content) ? `<${name}>${xml(content as readonly Part[])}</${name}>` : `<${name}>${escaped(String(content))}</${name}>`
  }
  return text
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** One line without control characters, cut between characters; "-" when nothing is left. */
export const plain = (text: string, length: number) => [...text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()].slice(0, length).join('') || '-'
