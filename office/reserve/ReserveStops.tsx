import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReserveDecision } from '../../contract/reserve-words.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { Amount } from '../../kit/Amount.tsx'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { ReasonForm } from '../ReasonForm.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useReserveTexts } from './reserve-texts.ts'
import './reserve.css'

type Stop = RouteReply<'GET /api/office/schools/:schoolId/reserve-stops'>['stops'][number]

/** The records that stopped a device's queue, those that wait for somebody first. Not there when there are none. */
export function ReserveStops() {
  const { schoolId } = useAtSchool()
  const texts = useReserveTexts().stops
  const { data } = useQuery({
    queryKey: ['school', schoolId, 'reserve-stops'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/reserve-stops', { params: { schoolId }, signal }),
  })
  if (!data || data.stops.length === 0) return null
  return (
    <section className="kit-stack" aria-labelledby="reserve-stops">
      <div>
        <h2 id="reserve-stops">{texts.title}</h2>
        <p className="kit-muted">{texts.lead}</p>
      </div>
      <ul className="office-stops">
        {data.stops.map((stop) => (
          <StopRow key={stop.reportId} stop={stop} />
        ))}
      </ul>
    </section>
  )
}

function StopRow({ stop }: { stop: Stop }) {
  const texts = useReserveTexts().stops
  const { language } = useLanguage()
  const { decision } = stop
  return (
    <li>
      <div className="kit-stack" data-gap="small">
        <p>
          <strong>{stop.tillName}</strong>
          <span className="kit-muted">
            {' · '}
            {texts.number(stop.sequence)}
            {stop.record === null ? null : ` · ${formatInstant(stop.record.happenedAt, { language })}`}
          </span>
        </p>
        <p>{useWhy(stop)}</p>
        <WhatWasSold stop={stop} />
        {decision === null ? null : (
          <p className="kit-muted">
            <Tag colour={decision.outcome === 'booked' ? 'success' : 'neutral'}>{texts.outcomes[decision.outcome]}</Tag>{' '}
            {texts.by(decision.decidedBy, formatInstant(decision.madeAt, { language }))}
            <br />
            {decision.reason}
          </p>
        )}
      </div>
      {decision === null ? <Decide stop={stop} /> : null}
    </li>
  )
}

function useWhy({ what, sequence, nextSequence }: Stop): string {
  const texts = useReserveTexts().stops
  if (what === 'reserve_gap') return texts.gap(nextSequence, sequence)
  if (what === 'reserve_fork') return texts.fork
  return what === 'reserve_forged' ? texts.forged : texts.unreadable
}

function WhatWasSold({ stop: { record } }: { stop: Stop }) {
  const texts = useReserveTexts().stops
  if (record === null) return <p className="kit-muted">{texts.nothing}</p>
  return (
    <p>
      {record.lines.map(({ name, quantity }) => `${quantity} × ${name ?? texts.unknown}`).join(', ')} · <Amount ore={record.totalOre} />
    </p>
  )
}

function Decide({ stop }: { stop: Stop }) {
  const texts = useReserveTexts().stops
  const { schoolId, roles } = useAtSchool()
  const say = useSay()
  const queries = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const [decision, setDecision] = useState<ReserveDecision>(stop.record === null ? 'set_aside' : 'book')
  const deciding = useMutation({
    mutationFn: (reason: string) =>
      call('POST /api/office/schools/:schoolId/reserve-stops/:reportId/decision', {
        params: { schoolId, reportId: stop.reportId },
        body: { decision, reason },
      }),
    onSuccess: ({ outcome }) => {
      say(texts.done[outcome])
      setIsOpen(false)
      return queries.invalidateQueries({ queryKey: ['school', schoolId] })
    },
  })
  if (!roles.includes('administrator')) return <p className="kit-muted kit-small">{texts.onlyAdministrator}</p>
  const close = (): void => {
    setIsOpen(false)
    deciding.reset()
  }
  const submit = decision === 'book' ? texts.submitBook(formatKroner(stop.record?.totalOre ?? 0)) : texts.submitAside
  return (
    <>
      <Button look="secondary" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {texts.decide}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={texts.question} mustStay={deciding.isPending}>
        <ReasonForm
          texts={{ label: texts.reason, help: texts.reasonHelp, missing: texts.missing, submit }}
          work={deciding}
          onSubmit={(reason) => deciding.mutate(reason)}
          onCancel={close}
        >
          <WhatWasSold stop={stop} />
          {stop.record === null ? null : (
            <Chips
              label={texts.choice}
              perRow={2}
              choices={[
                { value: 'book', label: texts.book },
                { value: 'set_aside', label: texts.aside },
              ]}
              value={decision}
              onChoose={setDecision}
            />
          )}
          <p>{decision === 'book' ? texts.bookHelp : texts.asideHelp}</p>
          <p className="kit-muted">{texts.afterwards}</p>
        </ReasonForm>
      </Dialog>
    </>
  )
}
