import { PersonIcon } from '../../kit/icons.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { isBusy } from '../sale/sale.ts'
import { useCashierTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'

/** Who sells, in the till's line; a press changes cashier. Not while a sale is being sent: it is theirs who rang it up. */
export function CashierButton() {
  const texts = useCashierTexts()
  const { cashiers, seller, outbox, keeper } = useOpenTill()
  const { cashier, supervisor } = useWatched(cashiers.present)
  const isLost = useWatched(keeper.contact).link === 'lost'
  // What was set aside is asked for in their name, too. Alone it waits for the network, and the counter goes on.
  const isAsked = useWatched(outbox.waiting).length > 0 && !isLost
  const isSending = isBusy(useWatched(seller.sale)) || isAsked
  const isChanging = useWatched(cashiers.isChanging)
  if (cashier === null || isChanging) return null
  const change = () => {
    if (isSending) return
    closePanels()
    cashiers.isChanging.set(true)
  }
  return (
    <button type="button" className="till-cashier" aria-disabled={isSending || undefined} aria-label={texts.signedIn(cashier.name)} onClick={change}>
      <PersonIcon />
      <span className="till-cashier-name">
        <strong>{cashier.name}</strong>
        {cashier.kind === 'pupil' && supervisor !== null ? <span>{texts.supervisedBy(supervisor.name)}</span> : null}
      </span>
    </button>
  )
}
