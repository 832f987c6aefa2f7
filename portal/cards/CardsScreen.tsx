import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NotFound } from '../../kit/app-router.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Fold } from '../../kit/Fold.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import { useCardsTexts } from '../cards-texts.ts'
import { type Wallet } from '../session/session.ts'
import { CardHistory } from './CardHistory.tsx'
import { CardTile } from './CardTile.tsx'
import { cardsQuery } from './cards-query.ts'
import { Fees, LostHelp } from './Fees.tsx'
import { RegisterDialog } from './RegisterDialog.tsx'
import '../history/history.css'
import './cards.css'

/** A wallet's cards: what they are, block and open, register, what a new one costs, and what has happened. */
export function CardsScreen() {
  const texts = useCardsTexts()
  const wallet = useWalletInAddress()
  if (wallet === undefined) return <NotFound />
  return (
    <div className="portal-narrow">
      <PageHeading title={wallet.relation === 'own' ? texts.title : texts.titleFor(wallet.firstName)} />
      <WalletChoice to="/cards/$schoolId/$walletId" />
      <AllAboutCards key={wallet.walletId} wallet={wallet} />
    </div>
  )
}

function AllAboutCards({ wallet }: { wallet: Wallet }) {
  const texts = useCardsTexts()
  const [isRegistering, setIsRegistering] = useState(false)
  const { data, error, isFetching, refetch } = useQuery(cardsQuery(wallet))
  if (data === undefined && error === null) return <Loading rows={4} />
  if (data === undefined) {
    return <NoAnswer error={error} query={{ isFetching, refetch }} />
  }
  const inUse = data.cards.filter(({ state }) => state !== 'ended')
  const over = data.cards.filter(({ state }) => state === 'ended')
  const register = wallet.mayPay ? (
    <Button look={inUse.length === 0 ? 'primary' : 'secondary'} wide icon={<PlusIcon />} onClick={() => setIsRegistering(true)}>
      {texts.register}
    </Button>
  ) : null
  return (
    <div className="kit-stack" data-gap="large">
      <Fees fees={data.fees} keepOre={data.terms.keepOre} />
      <section className="kit-stack" aria-labelledby="cards-in-use">
        <h2 id="cards-in-use" className={inUse.length === 0 ? 'kit-unseen' : undefined}>
          {texts.inUse}
        </h2>
        {inUse.length === 0 ? (
          <EmptyState drawing="card" title={texts.noCards}>
            {texts.noCardsAdvice}
          </EmptyState>
        ) : (
          <ul className="portal-card-tiles">
            {inUse.map((card) => (
              <CardTile key={card.cardId} wallet={wallet} card={card} />
            ))}
          </ul>
        )}
        {register}
      </section>
      <LostHelp terms={data.terms} />
      <CardHistory history={data.history} cards={data.cards} />
      {over.length === 0 ? null : (
        <Fold look="card" title={texts.over}>
          <ul className="portal-card-tiles">
            {over.map((card) => (
              <CardTile key={card.cardId} wallet={wallet} card={card} />
            ))}
          </ul>
        </Fold>
      )}
      <RegisterDialog wallet={wallet} isOpen={isRegistering} onClose={() => setIsRegistering(false)} />
    </div>
  )
}
