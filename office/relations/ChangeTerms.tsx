import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { InlineForm } from '../panel/FormPanel.tsx'
import { DayFields } from './DayFields.tsx'
import { useRelationTexts } from './relation-texts.ts'
import { type Relations, type Terms, useRelationChange } from './relations.ts'
import { TermsFields } from './TermsFields.tsx'

type ChangeProps = { pupilId: string; relation: Relations['relations'][number]; name: string; onDone: () => void }
type Wish = { terms: Terms; firstDay: string | null; lastDay: string | null }

/** What a guardian may and until when, in the place of the guardian's own line. */
export function ChangeTerms({ pupilId, relation: { personId, ...before }, name, onDone }: ChangeProps) {
  const texts = useRelationTexts().form
  const say = useSay()
  const [terms, setTerms] = useState(before.terms)
  const [days, setDays] = useState({ firstDay: before.firstDay ?? '', lastDay: before.lastDay ?? '' })
  const change = useRelationChange(pupilId, (params, body: Wish) =>
    call('PUT /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/terms', { params: { ...params, personId }, body }),
  )
  const done = () => {
    say(texts.saved(name))
    onDone()
  }
  const submit = (): void => change.mutate({ terms, firstDay: days.firstDay || null, lastDay: days.lastDay || null }, { onSuccess: done })
  return (
    <li className="kit-stack">
      <strong>{name}</strong>
      <InlineForm onSubmit={submit} onCancel={onDone} submitWords={texts.save} work={change}>
        <TermsFields terms={terms} onChange={setTerms} />
        <DayFields days={days} mayMoveStart={before.firstDay !== null} onChange={setDays} />
      </InlineForm>
    </li>
  )
}
