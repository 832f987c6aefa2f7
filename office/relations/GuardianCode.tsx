import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { InlineForm } from '../panel/FormPanel.tsx'
import type { PupilDetail } from '../pupils/pupils.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useRelationTexts } from './relation-texts.ts'
import { type Relations, type Terms, useRelationChange } from './relations.ts'
import { TermsFields } from './TermsFields.tsx'
import './relations.css'

type Pupil = PupilDetail['pupil']

/** A code that the office hands to a guardian, and those that nobody has used. */
export function GuardianCode({ pupil, relations: { hasProtectedAddress, invitations, offered } }: { pupil: Pupil; relations: Relations }) {
  const texts = useRelationTexts().code
  const [isMaking, setIsMaking] = useState(false)
  return (
    <div className="kit-stack" data-gap="small">
      {invitations.length === 0 ? null : <h4>{texts.openTitle}</h4>}
      <ul className="office-lines">
        {invitations.map((invitation) => (
          <OpenCode key={invitation.invitationId} pupilId={pupil.pupilId} invitation={invitation} />
        ))}
      </ul>
      {hasProtectedAddress ? (
        <p className="kit-muted">{texts.protected}</p>
      ) : isMaking ? (
        <MakeCode pupil={pupil} offered={offered} onDone={() => setIsMaking(false)} />
      ) : (
        <div>
          <Button look="secondary" size="sm" icon={<PlusIcon />} onClick={() => setIsMaking(true)}>
            {texts.make}
          </Button>
        </div>
      )}
    </div>
  )
}

function OpenCode({ pupilId, invitation: { invitationId, way, expiresAt } }: { pupilId: string; invitation: Relations['invitations'][number] }) {
  const texts = useRelationTexts().code
  const { language } = useLanguage()
  const say = useSay()
  const end = useRelationChange(pupilId, (params, _nothing: undefined) =>
    call('DELETE /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes/:invitationId', { params: { ...params, invitationId } }),
  )
  const day = formatDay(expiresAt, { language })
  const words = way === 'code' ? texts.fromSchool(day) : texts.fromGuardian(day)
  return (
    <li className="office-line">
      <span>
        <span>{words}</span>
        <Failure error={end.error} />
      </span>
      <span className="office-line-end">
        <Button
          look="quiet"
          size="sm"
          colour="danger"
          busy={end.isPending}
          aria-label={`${texts.end}: ${words}`}
          onClick={() => end.mutate(undefined, { onSuccess: () => say(texts.ended) })}
        >
          {texts.end}
        </Button>
      </span>
    </li>
  )
}

function MakeCode({ pupil, offered, onDone }: { pupil: Pupil; offered: Terms; onDone: () => void }) {
  const texts = useRelationTexts().code
  const [terms, setTerms] = useState(offered)
  const make = useRelationChange(pupil.pupilId, (params, wanted: Terms) =>
    call('POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes', { params, body: { terms: wanted } }),
  )
  if (make.data !== undefined) return <ShownCode pupil={pupil} code={make.data.code} onClose={onDone} />
  return (
    <InlineForm onSubmit={() => make.mutate(terms)} onCancel={onDone} submitWords={texts.submit} work={make}>
      <p className="kit-muted">{texts.lead}</p>
      <TermsFields terms={terms} onChange={setTerms} />
    </InlineForm>
  )
}

/** The code in large letters: to read out, to write down or to print. */
function ShownCode({ pupil, code, onClose }: { pupil: Pupil; code: string; onClose: () => void }) {
  const texts = useRelationTexts().code
  const { schoolName } = useAtSchool()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.make}
      actions={
        <>
          <Button onClick={() => print()}>{texts.print}</Button>
          <Button look="secondary" onClick={onClose}>
            {texts.close}
          </Button>
        </>
      }
    >
      <div className="office-guardian-paper">
        <p>{texts.paper(schoolName, pupil.firstName)}</p>
        <p className="office-guardian-code">{code}</p>
        <p>{texts.where(`${location.origin}/add-child`)}</p>
      </div>
      <p className="kit-muted">{texts.once}</p>
    </Dialog>
  )
}
