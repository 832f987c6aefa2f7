import { type SubmitEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatInstant, formatTime } from '../../language/amounts-and-dates.ts'
import { readMobileNumber } from '../../rules/mobile-numbers.ts'
import { Answered } from '../Answered.tsx'
import { usePhonesTexts } from './phones-texts.ts'
import { type PhoneStatus, useEndPhone, usePhoneOfPupil, useSendPhoneLink } from './phones.ts'

type Whose = { pupilId: string; firstName: string }

/** The code on the pupil's phone: where it is, a new link for it, and the end of it. */
export function PhoneOfPupil({ pupilId, firstName }: Whose) {
  const texts = usePhonesTexts()
  const status = usePhoneOfPupil(pupilId)
  return (
    <section className="kit-stack">
      <h3>{texts.title}</h3>
      <Answered query={status}>{(data) => <StatusOf status={data} pupilId={pupilId} firstName={firstName} />}</Answered>
    </section>
  )
}

function StatusOf({ status, pupilId, firstName }: Whose & { status: PhoneStatus }) {
  const texts = usePhonesTexts()
  const { language } = useLanguage()
  const [isOpen, setIsOpen] = useState<'send' | 'end' | null>(null)
  const { phone, link, mobileEnding, sms } = status
  const close = () => setIsOpen(null)
  return (
    <>
      <p>
        {phone === null ? texts.nowhere : texts.on(texts.devices[phone.device], formatInstant(phone.boundAt, { language }))}
        {mobileEnding === null ? null : (
          <span className="kit-muted kit-small office-phone-number">{(status.isMobileConfirmed ? texts.confirmed : texts.notConfirmed)(mobileEnding)}</span>
        )}
      </p>
      {phone?.isBlocked ? <Notice tone="warning">{texts.blocked}</Notice> : null}
      {link === null ? null : (
        <Notice tone={link.state === 'failed' ? 'warning' : 'info'} announce="politely">
          {texts.linkStates[link.state]} {link.state === 'failed' ? texts.failedAdvice : texts.worksUntil(formatTime(link.expiresAt))}
        </Notice>
      )}
      {sms === 'ready' ? null : <Notice>{sms === 'not_set_up' ? texts.noSms : texts.smsDayIsFull}</Notice>}
      {isOpen === 'send' ? <SendLink status={status} pupilId={pupilId} firstName={firstName} onDone={close} /> : null}
      {isOpen === 'end' ? <EndCode pupilId={pupilId} firstName={firstName} onDone={close} /> : null}
      {isOpen === null ? (
        <div className="kit-row">
          {sms === 'ready' ? (
            <Button look="secondary" size="sm" onClick={() => setIsOpen('send')}>
              {texts.send}
            </Button>
          ) : null}
          {phone === null ? null : (
            <Button look="quiet" size="sm" colour="danger" onClick={() => setIsOpen('end')}>
              {texts.end}
            </Button>
          )}
        </div>
      ) : null}
    </>
  )
}

function SendLink({ status, pupilId, firstName, onDone }: Whose & { status: PhoneStatus; onDone: () => void }) {
  const texts = usePhonesTexts()
  const common = useCommonTexts()
  const say = useSay()
  const send = useSendPhoneLink(pupilId)
  const [mobile, setMobile] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isKnown = status.mobileEnding !== null
  const isGood = mobile.trim() === '' ? isKnown : readMobileNumber(mobile) !== null
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (!isGood) return
    send.mutate(mobile.trim() === '' ? null : mobile, {
      onSuccess: () => {
        say(texts.sent)
        onDone()
      },
    })
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <p className="kit-muted">{texts.sendConsequence(firstName)}</p>
      <TextField
        label={isKnown ? texts.otherNumber : texts.number}
        description={isKnown ? texts.otherNumberHelp(status.mobileEnding ?? '') : undefined}
        optional={isKnown}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        maxLength={20}
        autoFocus
        value={mobile}
        onChange={(event) => setMobile(event.currentTarget.value)}
        error={hasTried && !isGood ? texts.numberNotUnderstood : undefined}
      />
      <Failure error={send.error} />
      <div className="kit-row">
        <Button type="submit" busy={send.isPending}>
          {texts.send}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}

function EndCode({ pupilId, firstName, onDone }: Whose & { onDone: () => void }) {
  const texts = usePhonesTexts()
  const common = useCommonTexts()
  const say = useSay()
  const end = useEndPhone(pupilId)
  return (
    <div className="kit-stack">
      <Notice tone="warning">{texts.endConsequence(firstName)}</Notice>
      <Failure error={end.error} />
      <div className="kit-row">
        <Button
          colour="danger"
          busy={end.isPending}
          onClick={() =>
            end.mutate(undefined, {
              onSuccess: () => {
                say(texts.ended(firstName))
                onDone()
              },
            })
          }
        >
          {texts.endNow(firstName)}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </div>
  )
}
