import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { QrCode } from '../../kit/QrCode.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { formatAccountNumber } from '../../rules/account-number.ts'
import { formatKid } from '../../rules/kid.ts'
import { Answered } from '../Answered.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { ReasonForm } from '../ReasonForm.tsx'
import { useAtSchool } from '../session/at-school.tsx'

type Shown = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/pay-link'>
type Transfer = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/bank-transfer'>['transfer']
type Whose = { pupilId: string; firstName: string }

/** How a family without a profile pays in: what to write on a bank transfer, and a link, made on its behalf. */
export function WaysIn({ pupilId, firstName }: Whose) {
  const texts = useChangeTexts().waysIn
  const { params, keyOf } = useKeys(pupilId)
  const bank = useQuery({
    queryKey: keyOf('bank-transfer'),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/bank-transfer', { params, signal }),
  })
  const link = useQuery({
    queryKey: keyOf('pay-link'),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/pay-link', { params, signal }),
  })
  return (
    <section className="kit-stack">
      <h3>{texts.title}</h3>
      <Answered query={bank} rows={3}>
        {({ transfer }) => <BankFacts transfer={transfer} />}
      </Answered>
      <Answered query={link} rows={1}>
        {(payLink) => <LinkOf payLink={payLink} pupilId={pupilId} firstName={firstName} />}
      </Answered>
    </section>
  )
}

function BankFacts({ transfer }: { transfer: Transfer }) {
  const texts = useChangeTexts().waysIn
  if (transfer === null) return <p className="kit-muted">{texts.noBank}</p>
  return (
    <dl className="office-facts">
      <Fact what={texts.account} value={formatAccountNumber(transfer.accountNumber)} />
      <Fact what={texts.kid} value={formatKid(transfer.kid)} />
      <Fact what={texts.payee} value={transfer.payeeName} />
    </dl>
  )
}

function Fact({ what, value }: { what: string; value: string }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function LinkOf({ payLink, pupilId, firstName }: Whose & { payLink: Shown }) {
  const texts = useChangeTexts().waysIn
  const { language } = useLanguage()
  const [isAsking, setIsAsking] = useState(false)
  const { link } = payLink
  if (!payLink.isPossible) return <p className="kit-muted">{texts.notPossible}</p>
  return (
    <>
      {link === null ? null : (
        <>
          <p>{texts.linkSince(formatInstant(link.madeAt, { language }))}</p>
          <div className="office-pay-link">
            <QrCode text={link.url} label={texts.qr(firstName)} />
          </div>
          <p className="office-pay-link-address kit-small">{link.url}</p>
        </>
      )}
      {isAsking ? (
        <WhyForm pupilId={pupilId} deed={link === null ? 'make' : 'end'} onDone={() => setIsAsking(false)} />
      ) : (
        <div className="kit-row">
          {link === null ? null : (
            <CopyButton text={link.url} copied={texts.copied} look="secondary" size="sm">
              {texts.copyLink}
            </CopyButton>
          )}
          <Button
            look={link === null ? 'secondary' : 'quiet'}
            size="sm"
            {...(link !== null && { colour: 'danger' as const })}
            onClick={() => setIsAsking(true)}
          >
            {link === null ? texts.make : texts.end}
          </Button>
        </div>
      )}
    </>
  )
}

function WhyForm({ pupilId, deed, onDone }: { pupilId: string; deed: 'make' | 'end'; onDone: () => void }) {
  const texts = useChangeTexts().waysIn
  const say = useSay()
  const change = useLinkWork(pupilId, deed)
  const done = () => {
    say(deed === 'make' ? texts.made : texts.ended)
    onDone()
  }
  return (
    <ReasonForm
      texts={{ label: texts.note, help: texts.noteHelp, missing: texts.noteMissing, submit: texts[deed] }}
      work={change}
      onSubmit={(note) => change.mutate(note, { onSuccess: done })}
      onCancel={onDone}
      isDanger={deed === 'end'}
    >
      <p className="kit-muted">{deed === 'make' ? texts.makeLead : texts.endLead}</p>
    </ReasonForm>
  )
}

function useKeys(pupilId: string) {
  const { schoolId } = useAtSchool()
  return { params: { schoolId, pupilId }, keyOf: (what: 'bank-transfer' | 'pay-link') => ['school', schoolId, 'pupil', pupilId, what] }
}

function useLinkWork(pupilId: string, deed: 'make' | 'end') {
  const { params, keyOf } = useKeys(pupilId)
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (note: string) =>
      deed === 'make'
        ? call('POST /api/office/schools/:schoolId/pupils/:pupilId/pay-link', { params, body: { note } })
        : call('POST /api/office/schools/:schoolId/pupils/:pupilId/pay-link/end', { params, body: { note } }),
    onSuccess: (payLink) => queries.setQueryData(keyOf('pay-link'), payLink),
  })
}
