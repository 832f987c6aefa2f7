import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ClockIcon, ForwardIcon } from '../../kit/icons.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { paramsOf } from './wallet-in-address.ts'
import { walletQuery } from './wallet-queries.ts'

/** Top-ups that are begun and not yet credited, and gifts that wait for room: nobody should wonder where the money is. */
export function OnTheWay({ wallet }: { wallet: Wallet }) {
  const { front: texts, topup: buying } = useCardTexts()
  const { data } = useQuery(walletQuery(wallet))
  // A wish that never came to the provider is no money on its way.
  const pending = data?.topupsInFlight.filter(({ state }) => state === 'pending') ?? []
  const heldOre = (data?.giftsHeld ?? []).reduce((sum, { amountOre }) => sum + amountOre, 0)
  const automatic = data?.automatic?.state
  // What stands still must be seen where the balance is.
  const resting = automatic === 'paused' || automatic === 'stopped' ? automatic : null
  if (pending.length === 0 && heldOre === 0 && resting === null) return null
  return (
    <ul className="portal-on-the-way">
      {pending.map(({ topupId, amountOre }) => (
        <li key={topupId}>
          <Link to="/topups/$schoolId/$walletId/$topupId" params={{ ...paramsOf(wallet), topupId }} className="portal-on-the-way-link">
            <ClockIcon />
            <span>{texts.onTheWay(formatKroner(amountOre))}</span>
            <ForwardIcon />
          </Link>
        </li>
      ))}
      {resting === null ? null : (
        <li>
          <Link to="/automatic-topup/$schoolId/$walletId" params={paramsOf(wallet)} className="portal-on-the-way-link">
            <ClockIcon />
            <span>{buying.automatic[resting]}</span>
            <ForwardIcon />
          </Link>
        </li>
      )}
      {heldOre === 0 ? null : (
        <li className="portal-on-the-way-link">
          <ClockIcon />
          <span>{texts.giftHeld(formatKroner(heldOre))}</span>
        </li>
      )}
    </ul>
  )
}
