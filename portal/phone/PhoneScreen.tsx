import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { call } from '../../kit/api.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { QrIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatInstant, formatTime } from '../../language/amounts-and-dates.ts'
import { readMobileNumber } from '../../rules/mobile-numbers.ts'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import { usePhoneTexts } from '../phone-texts.ts'
import { useLocations } from '../session/locations.ts'
import type { Wallet } from '../session/session.ts'
import { dropHeldCode } from './held-codes.ts'
import { heldCodesQuery, phoneStatusQuery, useHeldCode } from './phone-queries.ts'
import './phone.css'

type Status = RouteReply<'GET /api/wallets/:schoolId/:walletId/phone'>

/** Which phone holds the code, how to bring it to another, and how to end it. */
export function PhoneScreen() {
  const texts = usePhoneTexts().status
  const wallet = useWalletInAddress()
  const held = useHeldCode(wallet?.walletId ?? '')
  const { data, error, refetch, isFetching } = useQuery({
    ...phoneStatusQuery(wallet ?? { schoolId: 0, walletId: '' }),
    enabled: wallet !== undefined,
    // While an SMS is on its way one waits and looks.
    refetchInterval: ({ state }) => (state.data?.link && state.dataUpdateCount < MOST_LOOKS ? LOOK_EVERY_MS : false),
  })
  if (wallet === undefined) return <NotFound />
  if (data === undefined) {
    if (error === null) return <Loading rows={4} />
    return <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
  }
  const isHere = data.phone !== null && held?.cardId === data.phone.cardId
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.lead(wallet.firstName)} />
      <div className="kit-stack" data-gap="large">
        <WhichPhone wallet={wallet} status={data} isHere={isHere} />
        {wallet.mayPay && !isHere ? <Bring wallet={wallet} status={data} /> : null}
        {wallet.mayPay && data.phone !== null ? <End wallet={wallet} isHere={isHere} /> : null}
      </div>
    </div>
  )
}

const LOOK_EVERY_MS = 4_000
const MOST_LOOKS = 100

function WhichPhone({ wallet, status, isHere }: { wallet: Wallet; status: Status; isHere: boolean }) {
  const texts = usePhoneTexts().status
  const { language } = useLanguage()
  const { phone, hoursOff } = status
  return (
    <Card>
      <div className="kit-stack">
        {phone === null ? (
          <p className="portal-phone-state">{texts.nowhere}</p>
        ) : (
          <div>
            <p className="portal-phone-state">{isHere ? texts.here : texts.on(texts.devices[phone.device])}</p>
            <p className="kit-muted">{texts.since(formatInstant(phone.boundAt, { language }))}</p>
          </div>
        )}
        {phone?.isBlocked ? <Notice tone="refusal">{texts.blocked}</Notice> : null}
        {hoursOff === null ? null : <p className="kit-muted">{texts.hoursOff(hoursOff.from, hoursOff.until)}</p>}
        {isHere && wallet.mayPay ? (
          <Link to="/code" search={{ wallet: wallet.walletId }} {...buttonLook({ size: 'lg', wide: true })}>
            <QrIcon />
            {texts.showCode}
          </Link>
        ) : null}
      </div>
    </Card>
  )
}

/** The SMS that brings the code to another phone. */
function Bring({ wallet, status }: { wallet: Wallet; status: Status }) {
  const texts = usePhoneTexts().status
  const queries = useQueryClient()
  const say = useSay()
  const { mobileEnding, isMobileConfirmed, sms } = status
  const [isOther, setIsOther] = useState(mobileEnding === null)
  const [mobile, setMobile] = useState('')
  const [isTried, setIsTried] = useState(false)
  const send = useMutation({
    mutationFn: () =>
      call('POST /api/wallets/:schoolId/:walletId/phone/links', {
        params: { schoolId: wallet.schoolId, walletId: wallet.walletId },
        body: isOther ? { mobile } : {},
      }),
    onSuccess: (answer) => {
      queries.setQueryData(phoneStatusQuery(wallet).queryKey, answer)
      setIsOther(false)
      say(texts.sent)
    },
  })
  if (sms !== 'ready') return <Notice tone="info">{sms === 'not_set_up' ? texts.noSms : texts.smsDayIsFull}</Notice>
  const fault = isTried && isOther && readMobileNumber(mobile) === null ? texts.mobileNotValid : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (!isOther || readMobileNumber(mobile) !== null) send.mutate()
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit} aria-label={texts.bring}>
      {status.link === null ? null : <OnItsWay status={status} link={status.link} />}
      <Failure error={send.error} />
      {isOther ? (
        <TextField
          label={texts.mobile}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          value={mobile}
          error={fault}
          onChange={(event) => setMobile(event.currentTarget.value)}
        />
      ) : status.link === null ? (
        <p>{texts.goesTo(mobileEnding ?? '')}</p>
      ) : null}
      <Button type="submit" size="lg" wide look={status.link === null ? 'primary' : 'secondary'} busy={send.isPending}>
        {status.link !== null ? texts.sendAgain : status.phone === null ? texts.bringHere : texts.moveHere}
      </Button>
      {isMobileConfirmed ? (
        <p className="kit-muted kit-small">{texts.confirmedWhy}</p>
      ) : isOther ? null : (
        <Button look="quiet" wide onClick={() => setIsOther(true)}>
          {texts.otherNumber}
        </Button>
      )}
    </form>
  )
}

function OnItsWay({ status, link }: { status: Status; link: NonNullable<Status['link']> }) {
  const texts = usePhoneTexts().status
  const { data } = useLocations()
  const isDemo = data?.installation === 'demo'
  return (
    <Notice
      tone={link.state === 'failed' ? 'warning' : 'success'}
      announce="politely"
      title={texts.linkStates[link.state]}
      action={
        isDemo ? (
          <a href="/mailbox" className="portal-link">
            {texts.openMailbox}
          </a>
        ) : undefined
      }
    >
      {link.state === 'failed' ? texts.linkFailed : texts.linkAdvice(status.mobileEnding ?? '', formatTime(link.expiresAt))}
    </Notice>
  )
}

function End({ wallet, isHere }: { wallet: Wallet; isHere: boolean }) {
  const texts = usePhoneTexts().status
  const queries = useQueryClient()
  const say = useSay()
  const held = useHeldCode(wallet.walletId)
  const end = useMutation({
    mutationFn: (_nothing: undefined) =>
      call('DELETE /api/wallets/:schoolId/:walletId/phone', { params: { schoolId: wallet.schoolId, walletId: wallet.walletId } }),
    onSuccess: async (answer) => {
      queries.setQueryData(phoneStatusQuery(wallet).queryKey, answer)
      if (isHere && held) await dropHeldCode(held.cardId)
      await queries.invalidateQueries({ queryKey: heldCodesQuery.queryKey })
      say(texts.ended)
    },
  })
  return (
    <div>
      <AskFirst isForThumb opens={texts.end} question={texts.endTitle} confirm={texts.endNow} work={end}>
        <p>{texts.endWhat(wallet.firstName)}</p>
      </AskFirst>
    </div>
  )
}
