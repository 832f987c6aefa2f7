import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { EmailAddress } from '../../kit/EmailAddress.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Fold } from '../../kit/Fold.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatCalendarDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import type { PupilDetail } from '../pupils/pupils.ts'
import { GuardianCode } from './GuardianCode.tsx'
import { useRelationTexts } from './relation-texts.ts'
import { type Relations, useRelationChange, useRelations } from './relations.ts'
import { termsInWords } from './terms-in-words.ts'

/** Who waits to follow a pupil, the codes that are out, what each has paid in, and who has looked. */
export function RelationsOfPupil({ pupil }: Pick<PupilDetail, 'pupil'>) {
  const texts = useRelationTexts()
  const query = useRelations(pupil.pupilId)
  return (
    <section className="kit-stack" aria-labelledby="pupil-relations">
      <h3 id="pupil-relations">{texts.title}</h3>
      <Answered query={query} rows={2}>
        {(data) => (
          <>
            <Requests pupilId={pupil.pupilId} requests={data.requests} />
            <GuardianCode pupil={pupil} relations={data} />
            <Facts relations={data} />
          </>
        )}
      </Answered>
    </section>
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

function RequestLine({
  pupilId,
  request: { requestId, name, email, waitsFor, terms, firstDay, lastDay },
}: {
  pupilId: string
  request: Relations['requests'][number]
}) {
  const all = useRelationTexts()
  const texts = all.requests
  const { language } = useLanguage()
  const day = (calendarDay: string) => formatCalendarDay(calendarDay, { language })
  const say = useSay()
  const answer = useRelationChange(pupilId, (params, isYes: boolean) =>
    call('POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-requests/:requestId/answer', { params: { ...params, requestId }, body: { isYes } }),
  )
  const give = (isYes: boolean) => answer.mutate(isYes, { onSuccess: () => say(isYes ? texts.saidYes(name) : texts.saidNo(name)) })
  return (
    <li className="office-line">
      <span>
        <strong>{waitsFor === 'pupil' ? texts.waitsForPupil(name) : texts.waitsForSchool(name)}</strong>
        <span className="kit-muted kit-small">
          <EmailAddress email={email} />
        </span>
        <span className="kit-muted kit-small">{termsInWords(all, terms)}</span>
        {firstDay === null ? null : <span className="kit-muted kit-small">{all.from(day(firstDay))}</span>}
        {lastDay === null ? null : <span className="kit-muted kit-small">{all.until(day(lastDay))}</span>}
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
      <Fold title={texts.paidIn.title}>
        {paidIn.length === 0 ? <p className="kit-muted">{texts.paidIn.none}</p> : null}
        <ul className="office-lines">
          {paidIn.map(({ name, amountOre }, place) => (
            <li key={`${name} ${place}`} className="office-line">
              <span>{name}</span>
              <span className="office-line-end">{formatKroner(amountOre)}</span>
            </li>
          ))}
        </ul>
      </Fold>
      <Fold title={texts.looks.title}>
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
      </Fold>
    </>
  )
}
