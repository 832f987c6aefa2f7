import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NotFound } from '../../kit/app-router.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { AllergyForm } from './AllergyForm.tsx'
import { allergiesQuery, type StoredAllergies, useWithdraw } from './allergy-queries.ts'
import { useAllergenTexts, useAllergyTexts } from './allergy-texts.ts'

/** What is stored of what somebody cannot stand, who said so, and the consent that it is kept by. */
export function AllergiesScreen() {
  const texts = useAllergyTexts()
  const wallet = useWalletInAddress()
  if (wallet === undefined) return <NotFound />
  const isOwn = wallet.relation === 'own'
  return (
    <div className="portal-narrow">
      <PageHeading title={isOwn ? texts.title : texts.titleFor(wallet.firstName)} lead={isOwn ? texts.leadOwn : texts.lead(wallet.firstName)} />
      <WalletChoice to="/allergies/$schoolId/$walletId" />
      <AllAboutAllergies key={wallet.walletId} wallet={wallet} />
    </div>
  )
}

function AllAboutAllergies({ wallet }: { wallet: Wallet }) {
  const texts = useAllergyTexts()
  const { data, error, isFetching, refetch } = useQuery(allergiesQuery(wallet))
  const [isChanging, setIsChanging] = useState(false)
  if (data === undefined && error === null) return <Loading rows={4} />
  if (data === undefined) return <NoAnswer error={error} query={{ isFetching, refetch }} />
  if (isChanging) return <AllergyForm wallet={wallet} stored={data} onDone={() => setIsChanging(false)} />
  const change = data.mayChange ? (
    <Button wide look={data.consent === null ? 'primary' : 'secondary'} onClick={() => setIsChanging(true)}>
      {data.consent === null ? texts.add : texts.change}
    </Button>
  ) : null
  return (
    <div className="kit-stack" data-gap="large">
      {data.consent === null ? (
        <EmptyState drawing="tray" title={texts.none}>
          {texts.noneAdvice}
        </EmptyState>
      ) : (
        <Stored stored={data} />
      )}
      {change}
      {data.mayChange ? null : <p className="kit-muted">{texts.notYours}</p>}
      <p className="kit-muted kit-small">{texts.notMedical}</p>
      {data.consent !== null && data.mayChange ? <Withdraw wallet={wallet} /> : null}
    </div>
  )
}

function Stored({ stored: { allergies, consent } }: { stored: StoredAllergies }) {
  const texts = useAllergyTexts()
  const names = useAllergenTexts()
  const { language } = useLanguage()
  const when = (instant: string) => formatInstant(instant, { language })
  return (
    <Card as="section" aria-labelledby="stored">
      <h2 id="stored" className="kit-unseen">
        {texts.stored}
      </h2>
      <ul className="portal-allergies">
        {allergies.map(({ allergen, stopsOnTraces, source, setAt, setBy, isYours }) => (
          <li key={allergen}>
            <strong className="kit-allergen-name">{names[allergen]}</strong>
            <span className="kit-small">{stopsOnTraces ? texts.andTraces : texts.notTraces}</span>
            <span className="kit-muted kit-small">
              {isYours && source !== 'office' ? texts.saidByYou(when(setAt)) : texts.saidBy[source](setBy ?? '', when(setAt))}
            </span>
          </li>
        ))}
      </ul>
      {consent === null ? null : (
        <p className="kit-muted kit-small">
          {consent.isYours
            ? texts.consentYours(when(consent.givenAt))
            : consent.givenBy === 'self'
              ? texts.consentSelf(when(consent.givenAt))
              : texts.consentGuardian(consent.by ?? '', when(consent.givenAt))}
        </p>
      )}
    </Card>
  )
}

function Withdraw({ wallet }: { wallet: Wallet }) {
  const texts = useAllergyTexts()
  const say = useSay()
  const withdraw = useWithdraw(wallet, () => say(texts.withdrawn))
  return (
    <AskFirst isForThumb opens={texts.withdraw} question={texts.withdrawQuestion} confirm={texts.withdrawAct} work={withdraw}>
      <p>{texts.withdrawConsequence(wallet.firstName)}</p>
    </AskFirst>
  )
}
