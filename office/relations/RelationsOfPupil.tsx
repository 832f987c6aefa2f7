import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatCalendarDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { InlineForm } from '../panel/FormPanel.tsx'
import type { PupilDetail } from '../pupils/pupils.ts'
import { GuardianCode } from './GuardianCode.tsx'
import { useRelationTexts } from './relation-texts.ts'
import { type Relations, useRelationChange, useRelations } from './relations.ts'
import { areSameTerms, termsInWords } from './terms-in-words.ts'
import { TermsFields } from './TermsFields.tsx'

/** What each guardian may, who waits, the codes that are out, what each has paid in, and who has looked. */
export function RelationsOfPupil({ detail: { pupil, guardians } }: { detail: PupilDetail }) {
  const texts = useRelationTexts()
  const query = useRelations(pupil.pupilId)
  return (
    <section className="kit-stack" aria-labelledby="pupil-relations">
      <h3 id="pupil-relations">{texts.title}</h3>
      <Answered query={query} rows={2}>
        {(data) => (
          <>
            {guardians.length === 0 ? <p className="kit-muted">{texts.none}</p> : null}
            <ul className="office-lines">
              {data.relations.map((relation) => {
                const guardian = guardians.find(({ personId }) => personId === relation.personId)
                const name = guardian === undefined ? '' : `${guardian.firstName} ${guardian.lastName}`
                return <RelationLine key={relation.personId} pupilId={pupil.pupilId} relation={relation} name={name} />
              })}
            </ul>
            <Requests pupilId={pupil.pupilId} requests={data.requests} />
            <GuardianCode pupil={pupil} relations={data} />
            <Facts relations={data} />
          </>
        )}
      </Answered>
    </section>
  )
}

function RelationLine({ pupilId, relation, name }: { pupilId: string; relation: Relations['relations'][number]; name: string }) {
  const texts = useRelationTexts()
  const { language } = useLanguage()
  const [isChanging, setIsChanging] = useState(false)
  if (isChanging) return <ChangeTerms pupilId={pupilId} relation={relation} name={name} onDone={() => setIsChanging(false)} />
  return (
    <li className="office-line">
      <span>
        <strong>{name}</strong>
        <span className="kit-muted kit-small">{termsInWords(texts, relation.terms)}</span>
        {areSameTerms(relation.terms, relation.now) ? null : <span className="kit-muted kit-small">{texts.lessByAge(termsInWords(texts, relation.now))}</span>}
        {relation.lastDay === null ? null : <span className="kit-muted kit-small">{texts.until(formatCalendarDay(relation.lastDay, { language }))}</span>}
      </span>
      <span className="office-line-end">
        <Button look="quiet" size="sm" aria-label={texts.changeOf(name)} onClick={() => setIsChanging(true)}>
          {texts.change}
        </Button>
      </span>
    </li>
  )
}

type ChangeProps = { pupilId: string; relation: Relations['relations'][number]; name: string; onDone: () => void }

function ChangeTerms({ pupilId, relation: { personId, ...before }, name, onDone }: ChangeProps) {
  const texts = useRelationTexts()
  const say = useSay()
  const [terms, setTerms] = useState(before.terms)
  const [lastDay, setLastDay] = useState(before.lastDay ?? '')
  const change = useRelationChange(pupilId, (params, body: { terms: typeof terms; lastDay: string | null }) =>
    call('PUT /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/terms', { params: { ...params, personId }, body }),
  )
  const submit = (): void =>
    change.mutate(
      { terms, lastDay: lastDay === '' ? null : lastDay },
      {
        onSuccess: () => {
          say(texts.form.saved(name))
          onDone()
        },
      },
    )
  return (
    <li className="kit-stack">
      <strong>{name}</strong>
      <InlineForm onSubmit={submit} onCancel={onDone} submitWords={texts.form.save} work={change}>
        <TermsFields terms={terms} onChange={setTerms} />
        <TextField
          label={texts.form.lastDay}
          description={texts.form.lastDayHelp}
          optional
          type="date"
          value={lastDay}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
      </InlineForm>
    </li>
  )
}

function Requests({ pupilId, requests }: { pupilId: string; requests: Relations['requests'] }) {
  const texts = useRelationTexts()
  if (requests.length === 0) return null
  return (
    <div className="kit-stack" data-gap="small">
      <h4>{texts.requests.title}</h4>
      <ul className="office-lines">
        {requests.map((request) => (
          <RequestLine key={request.requestId} pupilId={pupilId} request={request} />
        ))}
      </ul>
    </div>
  )
}

function RequestLine({ pupilId, request: { requestId, name, email, waitsFor, terms } }: { pupilId: string; request: Relations['requests'][number] }) {
  const all = useRelationTexts()
  const texts = all.requests
  const say = useSay()
  const answer = useRelationChange(pupilId, (params, isYes: boolean) =>
    call('POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-requests/:requestId/answer', { params: { ...params, requestId }, body: { isYes } }),
  )
  const give = (isYes: boolean) => answer.mutate(isYes, { onSuccess: () => say(isYes ? texts.saidYes(name) : texts.saidNo(name)) })
  return (
    <li className="office-line">
      <span>
        <strong>{waitsFor === 'pupil' ? texts.waitsForPupil(name) : texts.waitsForSchool(name)}</strong>
        <span className="kit-muted kit-small office-email">{email}</span>
        <span className="kit-muted kit-small">{termsInWords(all, terms)}</span>
        <Failure error={answer.error} />
      </span>
      <span className="office-line-end">
        {waitsFor === 'pupil' ? null : (
          <Button size="sm" busy={answer.isPending} aria-label={texts.yesTo(name)} onClick={() => give(true)}>
            {texts.yes}
          </Button>
        )}
        <Button look="quiet" colour="danger" size="sm" busy={answer.isPending} aria-label={texts.noTo(name)} onClick={() => give(false)}>
          {texts.no}
        </Button>
      </span>
    </li>
  )
}

function Facts({ relations: { paidIn, looks } }: { relations: Relations }) {
  const texts = useRelationTexts()
  const { language } = useLanguage()
  return (
    <>
      <details className="office-former">
        <summary>{texts.paidIn.title}</summary>
        {paidIn.length === 0 ? <p className="kit-muted">{texts.paidIn.none}</p> : null}
        <ul className="office-lines">
          {paidIn.map(({ name, amountOre }, place) => (
            <li key={`${name} ${place}`} className="office-line">
              <span>{name}</span>
              <span className="office-line-end">{formatKroner(amountOre)}</span>
            </li>
          ))}
        </ul>
      </details>
      <details className="office-former">
        <summary>{texts.looks.title}</summary>
        <p className="kit-muted kit-small">{looks.length === 0 ? texts.looks.none : texts.looks.lead}</p>
        <ul className="office-lines">
          {looks.map(({ personId, name, asStaff, lookedOn }) => (
            <li key={`${personId} ${lookedOn} ${asStaff}`} className="office-line">
              <span>
                <span>{name}</span>
                <span className="kit-muted kit-small">{asStaff ? texts.looks.staff : texts.looks.guardian}</span>
              </span>
              <span className="office-line-end">{formatCalendarDay(lookedOn, { language })}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
