import { type SubmitEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { arePhoneHours } from '../../rules/phone-hours.ts'
import { Answered } from '../Answered.tsx'
import { usePhonesTexts } from './phones-texts.ts'
import { type PhoneSetting, useChangePhoneHours, usePhoneSetting } from './phones.ts'

/** When phone codes do not pay at a school, and whether SMS can be sent at all. */
export function PhoneHours({ schoolId, mayChange }: { schoolId: number; mayChange: boolean }) {
  const texts = usePhonesTexts()
  const setting = usePhoneSetting(schoolId, { isAsked: mayChange })
  if (!mayChange) return null
  return (
    <section className="kit-stack">
      <h3>{texts.settingTitle}</h3>
      <Answered query={setting}>
        {(data) => (
          <>
            <SmsState sms={data.sms} />
            <HoursForm key={JSON.stringify(data.hoursOff)} schoolId={schoolId} hoursOff={data.hoursOff} />
          </>
        )}
      </Answered>
    </section>
  )
}

function SmsState({ sms: { state, partsToday, partsADay, failedToday } }: Pick<PhoneSetting, 'sms'>) {
  const texts = usePhonesTexts()
  if (state === 'not_set_up') return <Notice tone="warning">{texts.noSms}</Notice>
  return (
    <>
      {state === 'day_is_full' ? <Notice tone="warning">{texts.smsDayIsFull}</Notice> : null}
      <p className="kit-muted kit-small">{texts.smsToday(partsToday, partsADay ?? 0, failedToday)}</p>
    </>
  )
}

const USUAL = { from: '08:00', until: '14:00' }

function HoursForm({ schoolId, hoursOff }: { schoolId: number; hoursOff: PhoneSetting['hoursOff'] }) {
  const texts = usePhonesTexts()
  const say = useSay()
  const change = useChangePhoneHours(schoolId)
  const [isOff, setIsOff] = useState(hoursOff !== null)
  const [hours, setHours] = useState(hoursOff ?? USUAL)
  const isGood = !isOff || arePhoneHours(hours)
  const wanted = isOff ? hours : null
  const isUnchanged = JSON.stringify(wanted) === JSON.stringify(hoursOff)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (isGood && !isUnchanged) change.mutate(wanted, { onSuccess: () => say(texts.hoursSaved) })
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit} aria-label={texts.settingTitle}>
      <Checkbox label={texts.switchOff} description={texts.switchOffHelp} checked={isOff} onToggle={setIsOff} />
      {isOff ? (
        <div className="office-phone-hours">
          <TextField label={texts.from} type="time" value={hours.from} onChange={(event) => setHours({ ...hours, from: event.currentTarget.value })} />
          <TextField
            label={texts.until}
            type="time"
            value={hours.until}
            onChange={(event) => setHours({ ...hours, until: event.currentTarget.value })}
            error={isGood ? undefined : texts.untilAfterFrom}
          />
        </div>
      ) : null}
      <Failure error={change.error} />
      {isUnchanged ? null : (
        <div>
          <Button type="submit" look="secondary" busy={change.isPending} disabled={!isGood}>
            {texts.saveHours}
          </Button>
        </div>
      )}
    </form>
  )
}
