import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type GoneReason, goneReasons } from '../../rules/lost-cards.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { LockIcon } from '../../kit/icons.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import type { RouteReply } from '../../contract/route-types.ts'
import { useLocations } from '../session/locations.ts'
import type { Session, Wallet } from '../session/session.ts'
import { cardsToBlockQuery } from './enquiries.ts'
import { useEnquiryTexts } from './enquiry-texts.ts'

type Card = RouteReply<'GET /api/wallets/:schoolId/:walletId/cards'>['cards'][number]

type LostCardProps = {
  session: Session | null
  wallet: Wallet | undefined
  /** What the text says became of the card; the family's own choice goes before it. */
  toldReason: GoneReason | null
  onSignIn: () => void
}

/** Offered as soon as it is known that a card is gone, before anything is sent: the block is what cannot wait. */
export function LostCard({ session, wallet, toldReason, onSignIn }: LostCardProps) {
  const texts = useEnquiryTexts().lostCard
  if (session === null) return <BlockBySigningIn onSignIn={onSignIn} />
  if (wallet === undefined) return session.wallets.length === 0 ? <BlockByCalling /> : <Notice tone="warning">{texts.chooseWho}</Notice>
  if (!wallet.mayPay) return <Notice tone="warning">{texts.mayNotBlock}</Notice>
  return (
    <section className="portal-lost" data-color="warning" aria-labelledby="lost-card">
      <h2 id="lost-card">{wallet.relation === 'own' ? texts.title : texts.titleFor(wallet.firstName)}</h2>
      <p>{texts.explained}</p>
      <CardsToBlock key={wallet.walletId} wallet={wallet} toldReason={toldReason} />
    </section>
  )
}

function CardsToBlock({ wallet, toldReason }: { wallet: Wallet; toldReason: GoneReason | null }) {
  const texts = useEnquiryTexts().lostCard
  const [chosenReason, setChosenReason] = useState<GoneReason | null>(null)
  const { data, error, isFetching, refetch } = useQuery(cardsToBlockQuery(wallet))
  const reason = chosenReason ?? toldReason ?? 'lost'
  if (data === undefined && error === null) return <Loading rows={1} />
  if (data === undefined) {
    return <NoAnswer isPart error={error} query={{ isFetching, refetch }} />
  }
  const cards = data.cards.filter(({ state }) => state === 'active' || state === 'blocked')
  if (cards.length === 0) return <p>{texts.nothingToBlock}</p>
  return (
    <>
      {cards.some(({ state }) => state === 'active') ? (
        <Chips
          label={texts.what}
          labelUnseen
          perRow={2}
          choices={goneReasons.map((value) => ({ value, label: texts.reasons[value] }))}
          value={reason}
          onChoose={setChosenReason}
        />
      ) : null}
      <ul className="portal-lost-cards">
        {cards.map((card) => (
          <li key={card.cardId}>
            <CardToBlock card={card} wallet={wallet} reason={reason} />
          </li>
        ))}
      </ul>
    </>
  )
}

function CardToBlock({ card, wallet: { schoolId, walletId }, reason }: { card: Card; wallet: Wallet; reason: GoneReason }) {
  const texts = useEnquiryTexts().lostCard
  const queries = useQueryClient()
  const say = useSay()
  const name = useCardName(card)
  const block = useMutation({
    mutationFn: () =>
      call('POST /api/wallets/:schoolId/:walletId/cards/:cardId/block', { params: { schoolId, walletId, cardId: card.cardId }, body: { reason } }),
    onSuccess: () => {
      say(texts.blocked(name))
      return queries.invalidateQueries({ queryKey: ['wallet', walletId] })
    },
  })
  return (
    <>
      <span className="portal-lost-card">
        <strong>{name}</strong>
        {card.state === 'blocked' || block.isSuccess ? (
          <Tag colour="success">{texts.isBlocked}</Tag>
        ) : (
          <Button colour="danger" icon={<LockIcon />} busy={block.isPending} aria-label={texts.blockThe(name)} onClick={() => block.mutate()}>
            {texts.block}
          </Button>
        )}
      </span>
      <Failure error={block.error} />
    </>
  )
}

function useCardName({ kind, name, hint }: Card): string {
  const texts = useEnquiryTexts().lostCard
  if (name !== null) return name
  const what = texts.cards[kind]
  return hint === null ? what : texts.endsWith(what, hint)
}

function BlockBySigningIn({ onSignIn }: { onSignIn: () => void }) {
  const texts = useEnquiryTexts().lostCard
  return (
    <section className="portal-lost" data-color="warning" aria-labelledby="lost-card">
      <h2 id="lost-card">{texts.signInTitle}</h2>
      <p>{texts.signInExplained}</p>
      <Button icon={<LockIcon />} onClick={onSignIn}>
        {texts.signIn}
      </Button>
      <ByCalling />
    </section>
  )
}

function BlockByCalling() {
  return (
    <Notice tone="warning">
      <ByCalling />
    </Notice>
  )
}

function ByCalling() {
  const texts = useEnquiryTexts().lostCard
  const { data } = useLocations()
  const phones = new Set(data?.locations.map(({ operator }) => operator.phone))
  const [only] = phones.size === 1 ? phones : []
  return (
    <p className="kit-small">
      {texts.noProfile} {only === undefined ? null : texts.call(only)}
    </p>
  )
}
