import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Form } from '../../kit/Form.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useMessageTexts } from './message-texts.ts'

type Choices = RouteReply<'GET /api/person/message-choices'>
type Event = Choices['events'][number]

export const choicesQuery = queryOptions({
  queryKey: ['message-choices'],
  queryFn: ({ signal }) => call('GET /api/person/message-choices', { signal }),
})

const USUAL_QUIET = { from: '21:00', until: '07:00' }

/** What is chosen, to be changed and kept. */
export function MessageChoices({ kept }: { kept: Choices }) {
  const texts = useMessageTexts()
  const say = useSay()
  const queries = useQueryClient()
  const [wanted, setWanted] = useState(kept)
  const save = useMutation({
    mutationFn: ({ events, quiet }: Choices) =>
      call('PUT /api/person/message-choices', { body: { events: events.map(({ event, channels }) => ({ event, channels })), quiet } }),
    onSuccess: (now) => {
      queries.setQueryData(choicesQuery.queryKey, now)
      setWanted(now)
      say(texts.saved)
    },
  })
  const { events, quiet } = wanted
  const choose = (event: Event, channels: Event['channels']) =>
    setWanted({ ...wanted, events: events.map((each) => (each.event === event.event ? { ...each, channels } : each)) })
  return (
    <Card>
      <Form onSubmit={() => save.mutate(wanted)} error={save.error}>
        {events.map((event) => (
          <fieldset key={event.event} className="ds-fieldset">
            <legend className="ds-label">{texts.events[event.event]}</legend>
            {event.offered.map((channel) => (
              <Checkbox
                key={channel}
                label={texts.channels[channel]}
                checked={event.channels.includes(channel)}
                onToggle={(isOn) => choose(event, isOn ? [...event.channels, channel] : event.channels.filter((each) => each !== channel))}
              />
            ))}
          </fieldset>
        ))}
        <Checkbox
          label={texts.quiet}
          description={texts.quietWhy}
          checked={quiet !== null}
          onToggle={(isOn) => setWanted({ ...wanted, quiet: isOn ? (kept.quiet ?? USUAL_QUIET) : null })}
        />
        {quiet === null ? null : (
          <div className="kit-row">
            <TextField
              label={texts.from}
              type="time"
              required
              value={quiet.from}
              onChange={({ currentTarget }) => setWanted({ ...wanted, quiet: { ...quiet, from: currentTarget.value } })}
            />
            <TextField
              label={texts.until}
              type="time"
              required
              value={quiet.until}
              onChange={({ currentTarget }) => setWanted({ ...wanted, quiet: { ...quiet, until: currentTarget.value } })}
            />
          </div>
        )}
        <div>
          <Button type="submit" look="secondary" busy={save.isPending}>
            {texts.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
