// Takes server-sent events out of the text as it comes, in whatever pieces the network makes of it.

export type ReadEvent = { name: string; content: unknown }

/** Longer than any event of ours; a line that sends more without an end is no line of ours. */
const LONGEST_EVENT = 64 * 1024

/** The events that are whole, and what is left of the next. @throws when it is no event of ours */
export function readEvents(text: string): { events: ReadEvent[]; rest: string } {
  const parts = text.replaceAll('\r\n', '\n').split('\n\n')
  const rest = parts.pop() ?? ''
  if (rest.length > LONGEST_EVENT) throw new Error('This is no line of events')
  return { events: parts.flatMap(readEvent), rest }
}

function readEvent(part: string): ReadEvent[] {
  let name = 'message'
  const content: string[] = []
  for (const line of part.split('\n')) {
    // A line that begins with a colon is a comment; proxies send them to keep a line open.
    if (line.startsWith('event:')) name = line.slice('event:'.length).trim()
    else if (line.startsWith('data:')) content.push(line.slice('data:'.length).trimStart())
  }
  return content.length === 0 ? [] : [{ name, content: JSON.parse(content.join('\n')) }]
}
