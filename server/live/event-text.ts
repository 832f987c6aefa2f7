import type { LiveEventName, LiveEvents } from '../../contract/live-events.ts'

/** One server-sent event as it goes over the line. */
export function eventText<Name extends LiveEventName>(name: Name, content: LiveEvents[Name]): string {
  return `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`
}
