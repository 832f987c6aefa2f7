import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { CardIcon, LockIcon, PencilIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay, formatDay } from '../../language/amounts-and-dates.ts'
import { useCardsTexts } from '../cards-texts.ts'
import type { Wallet } from '../session/session.ts'
import { BlockDialog, UnblockDialog } from './BlockDialogs.tsx'
import type { WalletCard } from './cards-query.ts'
import { NameDialog } from './NameDialog.tsx'

const COLOURS = { unassigned: 'neutral', active: 'success', blocked: 'danger', expired: 'warning', ended: 'neutral' } as const

type Open = 'block' | 'unblock' | 'name'

/** One card: what it is called, how to tell it from the others, and what one may do with it. */
export function CardTile({ wallet, card }: { wallet: Wallet; card: WalletCard }) {
  const texts = useCardsTexts()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const title = card.name ?? texts.kinds[card.kind]
  const mayAct = wallet.mayPay && card.state !== 'ended'
  return (
    <Card as="li" padding="small">
      <div className="portal-card-tile" data-state={card.state}>
        <span className="portal-entry-icon" aria-hidden="true">
          {card.state === 'blocked' ? <LockIcon /> : <CardIcon />}
        </span>
        <div className="portal-card-tile-words">
          <h3>{title}</h3>
          {card.hint === null ? null : <p className="kit-muted kit-small">{texts.endsWith(card.hint)}</p>}
          <When card={card} />
        </div>
        <Tag colour={COLOURS[card.state]}>{card.state === 'ended' && card.endReason ? texts.ended[card.endReason] : texts.states[card.state]}</Tag>
      </div>
      {mayAct ? (
        <div className="portal-card-tile-actions">
          {card.state === 'blocked' ? (
            <Button look="secondary" onClick={() => setOpen('unblock')}>
              {texts.unblock}
            </Button>
          ) : (
            <Button look="secondary" colour="danger" icon={<LockIcon />} onClick={() => setOpen('block')}>
              {texts.block}
            </Button>
          )}
          <Button look="quiet" icon={<PencilIcon />} onClick={() => setOpen('name')}>
            {texts.rename}
          </Button>
        </div>
      ) : null}
      <BlockDialog wallet={wallet} card={card} isOpen={open === 'block'} onClose={close} />
      <UnblockDialog wallet={wallet} card={card} isOpen={open === 'unblock'} onClose={close} />
      <NameDialog key={card.name} wallet={wallet} card={card} isOpen={open === 'name'} onClose={close} />
    </Card>
  )
}

function When({ card }: { card: WalletCard }) {
  const texts = useCardsTexts()
  const { language } = useLanguage()
  const line = () => {
    if (card.state === 'blocked' && card.blockedAt) return texts.blockedSince(formatDay(card.blockedAt, { language }))
    if (card.validUntil) return (card.state === 'expired' ? texts.expiredSince : texts.until)(formatCalendarDay(card.validUntil, { language }))
    return card.issuedAt === null ? null : texts.since(formatDay(card.issuedAt, { language }))
  }
  const words = card.state === 'ended' ? null : line()
  return words === null ? null : <p className="kit-muted kit-small">{words}</p>
}
