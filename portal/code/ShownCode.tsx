import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { CheckIcon, NoNetworkIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { QrCode } from '../../kit/QrCode.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { groupsOfCode } from '../../rules/card-codes.ts'
import { phoneCodesOffUntil } from '../../rules/phone-hours.ts'
import type { HeldCode } from '../phone/held-codes.ts'
import { usePhoneTexts } from '../phone-texts.ts'
import { Ring } from './Ring.tsx'
import { useCode } from './use-code.ts'
import { useLitScreen } from './wake-lock.ts'
import { useWatchedPhone, type Watched } from './watch-phone.ts'

/** The code of this half minute: to be scanned, or read out; or why it does not pay now. */
export function ShownCode({ code: held }: { code: HeldCode }) {
  const texts = usePhoneTexts().code
  const watched = useWatchedPhone(held)
  const { code, serverMs, secondsLeft, isOutOfKeys } = useCode(held.told)
  useLitScreen()
  const offUntil = phoneCodesOffUntil(held.told?.hoursOff ?? null, new Date(serverMs))
  if (held.told?.isBlocked) {
    return (
      <EmptyState drawing="card" title={texts.blocked}>
        <p role="status">{texts.blockedAdvice}</p>
      </EmptyState>
    )
  }
  if (held.told === null || isOutOfKeys) return <NoKeys held={held} watched={watched} />
  if (offUntil !== null && watched.paid === undefined) {
    return (
      <EmptyState drawing="card" title={texts.off(offUntil)}>
        <p role="status">{texts.offAdvice}</p>
        <Balance held={held} isSilent={watched.isSilent} />
      </EmptyState>
    )
  }
  return (
    <div className="portal-code-body">
      <p className="portal-code-hold">{texts.hold}</p>
      {/* A picture of the code is worthless after half a minute; nothing here offers to keep one. */}
      <div className="portal-code-qr" onContextMenu={(event) => event.preventDefault()}>
        {code === undefined ? null : <QrCode text={code} label={texts.qr} />}
        <div role="status">{watched.paid === undefined ? null : <Paid amountOre={watched.paid.amountOre} balanceOre={watched.paid.balanceAfterOre} />}</div>
      </div>
      <div className="portal-code-time">
        <Ring secondsLeft={secondsLeft} />
        <span aria-hidden="true">{texts.changesIn(secondsLeft)}</span>
        <span className="kit-unseen">{texts.changesEvery}</span>
      </div>
      <Balance held={held} isSilent={watched.isSilent} />
      <div className="portal-code-type">
        <p className="kit-small kit-muted">{texts.typeThis}</p>
        <p className="portal-code-groups">
          {groupsOfCode(code ?? '').map((group, index) => (
            <span key={index}>{group} </span>
          ))}
        </p>
      </div>
    </div>
  )
}

/** What is on the card, and from when that is when nobody can be asked. */
function Balance({ held, isSilent }: { held: HeldCode; isSilent: boolean }) {
  const texts = usePhoneTexts().code
  const { language } = useLanguage()
  if (held.told === null) return null
  const amount = formatKroner(held.told.balanceOre)
  return (
    <div className="portal-code-balance">
      <p>{isSilent ? texts.balanceAt(amount, formatInstant(held.told.atMs, { language })) : texts.balance(amount)}</p>
      {isSilent ? (
        <p className="portal-code-quiet kit-small kit-muted">
          <NoNetworkIcon /> {texts.withoutNetwork}
        </p>
      ) : null}
    </div>
  )
}

function NoKeys({ held, watched }: { held: HeldCode; watched: Watched }) {
  const texts = usePhoneTexts().code
  const common = useCommonTexts()
  return (
    <EmptyState
      drawing="offline"
      title={held.told === null ? texts.noNetwork : texts.tooOld}
      action={
        <Button busy={watched.isAsking} onClick={watched.ask}>
          {common.tryAgain}
        </Button>
      }
    >
      {held.told === null ? texts.noNetworkAdvice : texts.tooOldAdvice}
    </EmptyState>
  )
}

function Paid({ amountOre, balanceOre }: { amountOre: number; balanceOre: number }) {
  const texts = usePhoneTexts().code
  return (
    <div className="portal-paid">
      <span className="portal-paid-check">
        <CheckIcon />
      </span>
      <strong>{texts.paid(formatKroner(Math.abs(amountOre)))}</strong>
      <span>{texts.newBalance(formatKroner(balanceOre))}</span>
    </div>
  )
}
