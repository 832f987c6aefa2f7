// HTML written by the server. Everything put into the template is escaped, unless it is HTML already.

export type Html = { readonly html: string }
type Part = Html | string | number | null | false | readonly Html[]

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.reduce((text, string, place) => text + textOf(parts[place - 1] ?? '') + string) }
}

function textOf(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part))
  return 'html' in part ? part.html : part.map(textOf).join('')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] as string)
