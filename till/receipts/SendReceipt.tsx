import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { newId } from '../../contract/ids.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { readMobileNumber } from '../../rules/mobile-numbers.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useReceiptTexts } from '../printing/receipt-texts.ts'

type Offer = RouteReply<'GET /api/till/purchases/:purchaseId/receipt-link'>
type To = RouteBody<'POST /api/till/purchases/:purchaseId/receipt-links'>['to']

/** Sends a sale's receipt as a link: to the address that is known with one press, or to one that is said. */
export function SendReceipt({ purchaseId }: { purchaseId: string }) {
  const texts = useReceiptTexts().link
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button look="secondary" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {texts.open}
      </Button>
      {isOpen ? <SendDialog purchaseId={purchaseId} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function SendDialog({ purchaseId, onClose }: { purchaseId: string; onClose: () => void }) {
  const texts = useReceiptTexts().link
  const { enrolment } = useOpenTill()
  const headers = tillHeaders(enrolment)
  const offer = useQuery({
    queryKey: ['receipt-link', enrolment.tillId, purchaseId],
    queryFn: ({ signal }) => call('GET /api/till/purchases/:purchaseId/receipt-link', { params: { purchaseId }, headers, signal }),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <Dialog isOpen onClose={onClose} title={texts.title}>
      {offer.data === undefined ? (
        offer.error === null ? (
          <Loading rows={2} />
        ) : (
          <NoAnswer error={offer.error} query={offer} />
        )
      ) : (
        <Sending purchaseId={purchaseId} offer={offer.data} />
      )}
    </Dialog>
  )
}

function Sending({ purchaseId, offer }: { purchaseId: string; offer: Offer }) {
  const texts = useReceiptTexts().link
  const { language } = useLanguage()
  const { enrolment } = useOpenTill()
  const queries = useQueryClient()
  // The same sending until it has been answered: asked for again it is not another.
  const [id, setId] = useState(() => newId(Date.now()))
  const sending = useMutation({
    mutationFn: (to: To) =>
      call('POST /api/till/purchases/:purchaseId/receipt-links', { params: { purchaseId }, body: { id, to, language }, headers: tillHeaders(enrolment) }),
    onSuccess: () => {
      setId(newId(Date.now()))
      return queries.invalidateQueries({ queryKey: ['receipt-link', enrolment.tillId, purchaseId] })
    },
  })
  if (sending.data !== undefined) {
    const { sentTo, expiresAt } = sending.data
    return (
      <Notice tone="success" title={texts.sent(sentTo)} announce="politely">
        {texts.until(formatCalendarDay(norwegianTime(new Date(expiresAt)).date, { language, now: 0 }))}
      </Notice>
    )
  }
  if (offer.next === null) return <p>{texts.none}</p>
  return (
    <div className="kit-stack">
      <p>
        {texts.lead} {texts.counts[offer.next]}
      </p>
      {offer.known === null ? (
        <p className="kit-muted">{texts.noneKnown}</p>
      ) : (
        <div className="kit-stack" data-gap="small">
          <Button wide busy={sending.isPending} onClick={() => sending.mutate({ way: 'known' })}>
            {texts.known(offer.known)}
          </Button>
          <p className="kit-muted kit-small">{texts.knownHelp}</p>
        </div>
      )}
      <OtherAddress canSendSms={offer.canSendSms} isBusy={sending.isPending} onSend={(to) => sending.mutate(to)} />
      <Failure error={sending.error} />
      <p className="kit-muted kit-small">{texts.history}</p>
    </div>
  )
}

function OtherAddress({ canSendSms, isBusy, onSend }: { canSendSms: boolean; isBusy: boolean; onSend: (to: To) => void }) {
  const texts = useReceiptTexts().link
  const [way, setWay] = useState<'email' | 'sms'>('email')
  const [address, setAddress] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isWhole = (way === 'email' ? readEmail(address) : readMobileNumber(address)) !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (isWhole) onSend({ way, address })
  }
  const wrong = way === 'email' ? texts.notEmail : texts.notMobile
  return (
    <form className="kit-stack" data-gap="small" noValidate onSubmit={submit}>
      {canSendSms ? (
        <Chips
          label={texts.way}
          perRow={2}
          choices={[
            { value: 'email', label: texts.email },
            { value: 'sms', label: texts.mobile },
          ]}
          value={way}
          onChoose={setWay}
        />
      ) : null}
      <TextField
        label={`${texts.other} (${way === 'email' ? texts.email : texts.mobile})`}
        value={address}
        onChange={({ currentTarget: { value } }) => setAddress(value)}
        error={hasTried && !isWhole ? wrong : undefined}
        inputMode={way === 'email' ? 'email' : 'tel'}
        autoComplete="off"
        maxLength={254}
      />
      <div>
        <Button type="submit" look="secondary" busy={isBusy}>
          {texts.sendTo}
        </Button>
      </div>
    </form>
  )
}
