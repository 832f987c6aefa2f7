import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { CheckIcon, NoNetworkIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { QrCode } from '../../kit/QrCode.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import type { Wallet } from '../session/session.ts'
import { groupsOfCode } from '../../rules/card-codes.ts'
import { useJustPaid } from './just-paid.ts'
import { type CodeMaker, phoneCodeQuery } from './phone-code-query.ts'
import { Ring } from './Ring.tsx'
import { useCode } from './use-code.ts'
import { useLitScreen } from './wake-lock.ts'

/** The code of this half minute: to be scanned, or read out. */
export function ShownCode({ wallet, maker, isWithoutNetwork }: { wallet: Wallet; maker: CodeMaker; isWithoutNetwork: boolean }) {
  const texts = useCardTexts().code
  const common = useCommonTexts()
  const { code, secondsLeft, isOutOfKeys } = useCode(maker)
  const { refetch, isFetching } = useQuery({ ...phoneCodeQuery(wallet), enabled: false })
  const { paid, isSilent } = useJustPaid(wallet)
  useLitScreen()
  // The keys of a new day are asked for as soon as the old ones end.
  useEffect(() => {
    if (isOutOfKeys) void refetch()
  }, [isOutOfKeys, refetch])
  if (isOutOfKeys) {
    return (
      <EmptyState
        drawing="offline"
        title={texts.tooOld}
        action={
          <Button busy={isFetching} onClick={() => void refetch()}>
            {common.tryAgain}
          </Button>
        }
      >
        {texts.tooOldAdvice}
      </EmptyState>
    )
  }
  return (
    <div className="portal-code-body">
      <p className="portal-code-hold">{texts.hold}</p>
      {/* A picture of the code is worthless after half a minute; nothing here offers to keep one. */}
      <div className="portal-code-qr" onContextMenu={(event) => event.preventDefault()}>
        {code === undefined ? null : <QrCode text={code} label={texts.qr} />}
        <div role="status">{paid === undefined ? null : <Paid amountOre={paid.amountOre} balanceOre={paid.balanceAfterOre} />}</div>
      </div>
      <div className="portal-code-time">
        <Ring secondsLeft={secondsLeft} />
        <span aria-hidden="true">{texts.changesIn(secondsLeft)}</span>
        <span className="kit-unseen">{texts.changesEvery}</span>
      </div>
      {isWithoutNetwork || isSilent ? (
        <p className="portal-code-quiet kit-small kit-muted">
          <NoNetworkIcon /> {texts.withoutNetwork}
        </p>
      ) : null}
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

function Paid({ amountOre, balanceOre }: { amountOre: number; balanceOre: number }) {
  const texts = useCardTexts().code
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
