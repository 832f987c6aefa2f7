import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import { paramsOf } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { StateMark } from './StateMark.tsx'

type Topup = RouteReply<'GET /api/wallets/:schoolId/:walletId/topups/:topupId'>

/** Nobody knows yet how it ends. */
export function Waiting({ topup, isSlow, isAsking, onCheck }: { topup: Topup; isSlow: boolean; isAsking: boolean; onCheck: () => void }) {
  const texts = useCardTexts().topup
  return (
    <State mark="waiting" title={isSlow ? texts.slowTitle : texts.waitingTitle} text={isSlow ? texts.slow : texts.waiting}>
      {isSlow ? (
        <Button size="lg" wide busy={isAsking} onClick={onCheck}>
          {texts.checkNow}
        </Button>
      ) : null}
      {topup.payAt === null ? null : (
        <p className="portal-unfinished kit-small">
          {texts.unfinished}{' '}
          <a href={topup.payAt} className="portal-link">
            {texts.goOnPaying}
          </a>
        </p>
      )}
      <ToCard />
    </State>
  )
}

/** How it ended, and what one can do now. */
export function Outcome({ topup, wallet, isBalanceNew }: { topup: Topup; wallet: Wallet; isBalanceNew: boolean }) {
  const texts = useCardTexts().topup
  if (topup.state === 'credited') {
    // The balance from before the payment would be a fright: nothing is said until the new one is here.
    const now = isBalanceNew ? formatKroner(wallet.balanceOre) : undefined
    const told = wallet.relation === 'own' ? texts.credited : (balance: string) => texts.creditedFor(wallet.firstName, balance)
    return (
      <State mark="credited" title={texts.creditedTitle(formatKroner(topup.amountOre))} text={now === undefined ? '\u00a0' : told(now)}>
        <ToCard isMain />
      </State>
    )
  }
  const words: Record<Exclude<Topup['state'], 'created' | 'pending' | 'authorised' | 'credited'>, readonly [string, string]> = {
    declined: [texts.declinedTitle, texts.declined],
    abandoned: [texts.abandonedTitle, texts.abandoned],
    expired: [texts.expiredTitle, texts.expired],
    held: [texts.heldTitle, texts.held],
    given_back: [texts.givenBackTitle, texts.givenBack],
    reversed: [texts.takenBackTitle(formatKroner(topup.reversedOre)), texts.takenBack],
    charged_back: [texts.takenBackTitle(formatKroner(topup.reversedOre)), texts.takenBack],
  }
  const state = topup.state === 'created' || topup.state === 'pending' || topup.state === 'authorised' ? 'expired' : topup.state
  const [title, text] = words[state]
  return (
    <State mark={state === 'declined' ? 'declined' : 'stopped'} title={title} text={text}>
      <Link to="/topups/$schoolId/$walletId" params={paramsOf(wallet)} search={{ amount: topup.amountOre }} {...buttonLook({ size: 'lg', wide: true })}>
        {texts.tryAgain}
      </Link>
      <ToCard />
    </State>
  )
}

type StateProps = { mark: 'waiting' | 'credited' | 'declined' | 'stopped'; title: string; text: string; children: ReactNode }

/** How it went: a sign, a sentence, and what one can do now. */
export function State({ mark, title, text, children }: StateProps) {
  return (
    <div className="portal-state kit-stack">
      <StateMark mark={mark} />
      <h1>{title}</h1>
      <p className="kit-muted">{text}</p>
      <div className="portal-state-actions kit-stack" data-gap="small">
        {children}
      </div>
    </div>
  )
}

function ToCard({ isMain = false }: { isMain?: boolean }) {
  const texts = useCardTexts().topup
  return (
    <Link to="/" {...buttonLook({ look: isMain ? 'primary' : 'quiet', size: 'lg', wide: true })}>
      {texts.toCard}
    </Link>
  )
}
