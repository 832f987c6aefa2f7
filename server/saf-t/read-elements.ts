// Reads XML as it comes, a chunk at a time, and hands over the start, the text and the end of each element. It knows what
// an audit file is made of: elements, text, the five entities, comments, CDATA; anything that would need a document type
// is refused, so that no file can make it fetch or expand something.

export type ElementEvent = { is: 'start' | 'end'; name: string; text: string }

export class NotReadable extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotReadable'
  }
}

/** No element of such a file has more text, or a longer tag. */
const LONGEST = 1_000_000

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Each start and end of an element, in order, by its name without a prefix. An end carries the text since the last start,
 * which is an element's own text when it has no others in it. @throws NotReadable
 */
export async function* readElements(chunks: AsyncIterable<string>): AsyncGenerator<ElementEvent> {
  const open: string[] = []
  let rest = ''
  let text = ''
  for await (const chunk of chunks) {
    rest += chunk
    let at = 0
    for (;;) {
      const tag = rest.indexOf('<', at)
      if (tag < 0) break
      const end = endOfTag(rest, tag)
      if (end < 0) break
      text += readText(rest.slice(at, tag))
      const inside = rest.slice(tag + 1, end)
      at = end + 1
      if (inside.startsWith('![CDATA[')) {
        text += inside.slice('![CDATA['.length, -']]'.length)
        continue
      }
      if (inside.startsWith('!--') || inside.startsWith('?')) continue
      if (inside.startsWith('!')) throw new NotReadable('the file has a document type, which an audit file has not')
      const name = nameIn(inside)
      if (inside.startsWith('/')) {
        if (open.pop() !== name) throw new NotReadable(`<${name}> is closed where it was not open`)
        yield { is: 'end', name, text: text.trim() }
      } else {
        yield { is: 'start', name, text: '' }
        if (inside.endsWith('/')) yield { is: 'end', name, text: '' }
        else open.push(name)
      }
      text = ''
    }
    rest = rest.slice(at)
    if (rest.length > LONGEST || text.length > LONGEST) throw new NotReadable('the file has an element longer than any audit file has')
  }
  if (open.length > 0 || rest.trim() !== '') throw new NotReadable('the file ends in the middle')
}

function endOfTag(text: string, tag: number): number {
  if (text.startsWith('<!--', tag)) {
    const end = text.indexOf('-->', tag + 4)
    return end < 0 ? -1 : end + 2
  }
  if (text.startsWith('<![CDATA[', tag)) {
    const end = text.indexOf(']]>', tag + 9)
    return end < 0 ? -1 : end + 2
  }
  // What begins like one of them may go on in the next chunk.
  if ('<!--'.startsWith(text.slice(tag, tag + 4)) || '<![CDATA['.startsWith(text.slice(tag, tag + 9))) return -1
  return text.indexOf('>', tag)
}

const nameIn = (inside: string) => {
  const name = /^\/?(?:[\w.-]+:)?([\w.-]+)/.exec(inside)?.[1]
  if (name === undefined) throw new NotReadable('the file is not XML')
  return name
}

const readText = (text: string) =>
  text.includes('&')
    ? text.replaceAll(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);/g, (whole, entity: string) => {
        if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16))
        if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)))
        const known = ENTITIES[entity]
        if (known === undefined) throw new NotReadable(`the file has the unknown entity ${whole}`)
        return known
      })
    : text
