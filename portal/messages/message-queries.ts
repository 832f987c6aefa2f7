import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'

export type Choices = RouteReply<'GET /api/person/message-choices'>
export type EventChoice = Choices['events'][number]
export type Child = Choices['children'][number]
export type Channel = EventChoice['channels'][number]

export const choicesQuery = queryOptions({
  queryKey: ['message-choices'],
  queryFn: ({ signal }) => call('GET /api/person/message-choices', { signal }),
})

/** Keeps a choice at once. What is chosen is shown while it is on its way, and taken back when it did not arrive. */
export function useChoose(known: Choices, onSaved: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ events = [], quiet = known.quiet }: { events?: Pick<EventChoice, 'event' | 'channels'>[]; quiet?: Choices['quiet'] }) =>
      call('PUT /api/person/message-choices', { body: { events: events.map(({ event, channels }) => ({ event, channels })), quiet } }),
    onMutate: ({ events = [], quiet = known.quiet }) => {
      const named = new Map(events.map(({ event, channels }) => [event, channels]))
      queries.setQueryData(choicesQuery.queryKey, {
        ...known,
        quiet,
        events: known.events.map((each) => ({ ...each, channels: named.get(each.event) ?? each.channels })),
      })
    },
    onError: () => queries.setQueryData(choicesQuery.queryKey, known),
    onSuccess: (now) => {
      queries.setQueryData(choicesQuery.queryKey, now)
      onSaved()
    },
  })
}

/** The same for one child alone; null: as for all again. */
export function useChooseForChild(known: Choices, { schoolId, pupilId }: Child, onSaved: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ event, channels }: { event: EventChoice['event']; channels: Channel[] | null }) =>
      call('PUT /api/person/message-choices/:schoolId/:pupilId', { params: { schoolId, pupilId }, body: { events: [{ event, channels }] } }),
    onMutate: ({ event, channels }) => {
      const others = (child: Child) => child.events.filter((each) => each.event !== event)
      const changed = (child: Child): Child => ({ ...child, events: channels === null ? others(child) : [...others(child), { event, channels }] })
      const children = known.children.map((child) => (child.schoolId === schoolId && child.pupilId === pupilId ? changed(child) : child))
      queries.setQueryData(choicesQuery.queryKey, { ...known, children })
    },
    onError: () => queries.setQueryData(choicesQuery.queryKey, known),
    onSuccess: (now) => {
      queries.setQueryData(choicesQuery.queryKey, now)
      onSaved()
    },
  })
}
