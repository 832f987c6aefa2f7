// HTML from a template in which every value is made harmless, unless it is HTML from here already.

export type Html = { html: string }

type Value = Html | string | number | false | null | readonly (Html | string)[]

const HARMLESS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { html: parts.reduce((text, part, index) => text + part + (index < values.length ? render(values[index] as Value) : ''), '') }
}

function render(value: Value): string {
  if (value === null || value === false) return ''
  if (Array.isArray(value)) return (value as readonly (Html | string)[]).map(render).join('')
  if (typeof value === 'object') return (value as Html).html
  return String(value).replaceAll(/[&<>"']/g, (character) => HARMLESS[character] as string)
}
