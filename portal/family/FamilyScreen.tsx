import { useQuery } from '@tanstack/react-query'
import { type Sight, sights } from '../../contract/relation-words.ts'
import { call } from '../../kit/api.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatCalendarDay, formatDay, formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import type { PortalFamilyTexts } from '../../language/portal-family/texts.ts'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { paramsOf, useWalletInAddress } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { asLabel } from './as-label.ts'
import { apiParams, type Family, familyKey, useFamilyChange } from './family-queries.ts'
import { useFamilyTexts } from './family-texts.ts'
import { InviteGuardian } from './InviteGuardian.tsx'
import './family.css'

type Terms = NonNullable<Family['relations'][number]['terms']>

/** Who follows a card and what they may, who waits for a yes, and who has looked. */
export function FamilyScreen() {
  const texts = useFamilyTexts()
  const wallet = useWalletInAddress()
  if (wallet === undefined) return <NotFound />
  return (
    <div className="portal-narrow">
      <PageHeading title={wallet.relation === 'own' ? texts.title : texts.titleFor(wallet.firstName)} />
      <WalletChoice to="/family/$schoolId/$walletId" />
      <Known key={paramsOf(wallet).walletId} wallet={wallet} />
    </div>
  )
}

function Known({ wallet }: { wallet: Wallet }) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: familyKey(wallet),
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/family', { params: apiParams(wallet), signal }),
  })
  if (data === undefined && error === null) return <Loading rows={5} />
  if (data === undefined) return <NoAnswer error={error} query={{ isFetching, refetch }} />
  return (
    <div className="kit-stack" data-gap="large">
      {data.requests.length === 0 ? null : <Requests wallet={wallet} requests={data.requests} />}
      <Relations wallet={wallet} family={data} />
      {data.mayInvite ? <InviteGuardian wallet={wallet} family={data} /> : null}
      {data.paidIn.length === 0 ? null : <PaidIn paidIn={data.paidIn} />}
      {data.isOwn ? <Looks looks={data.looks} /> : null}
    </div>
  )
}

function inWords(texts: PortalFamilyTexts, { sees, mayPay, mayLimit, mayRefund }: Terms): string {
  return [texts.sees[sees], mayPay && texts.may.pay, mayLimit && texts.may.limit, mayRefund && texts.may.refund].filter((part) => part !== false).join(', ')
}

function Requests({ wallet, requests }: { wallet: Wallet; requests: Family['requests'] }) {
  const texts = useFamilyTexts().requests
  return (
    <Card as="section" aria-labelledby="family-requests">
      <div className="kit-stack">
        <h2 id="family-requests">{texts.title}</h2>
        <p className="kit-muted">{texts.lead}</p>
        {requests.map((request) => (
          <Request key={request.requestId} wallet={wallet} request={request} />
        ))}
      </div>
    </Card>
  )
}

function Request({ wallet, request: { requestId, name, terms, firstDay, lastDay } }: { wallet: Wallet; request: Family['requests'][number] }) {
  const all = useFamilyTexts()
  const texts = all.requests
  const { language } = useLanguage()
  const day = (calendarDay: string) => formatCalendarDay(calendarDay, { language })
  const days = [firstDay === null ? null : all.from(day(firstDay)), lastDay === null ? null : all.until(day(lastDay))].filter((part) => part !== null)
  const say = useSay()
  const answer = useFamilyChange(wallet, (isYes: boolean) =>
    call('POST /api/wallets/:schoolId/:walletId/guardian-requests/:requestId/answer', { params: { ...apiParams(wallet), requestId }, body: { isYes } }),
  )
  const give = (isYes: boolean) => answer.mutate(isYes, { onSuccess: () => say(isYes ? texts.saidYes(name) : texts.saidNo(name)) })
  return (
    <div className="kit-stack" data-gap="small">
      <p>
        <strong>{name}</strong>
        <span className="kit-muted kit-small portal-family-terms">{asLabel(inWords(all, terms))}</span>
        {days.length === 0 ? null : <span className="kit-muted kit-small portal-family-terms">{asLabel(days.join(', '))}</span>}
      </p>
      <Failure error={answer.error} />
      <Button wide busy={answer.isPending} onClick={() => give(true)}>
        {texts.yes(name)}
      </Button>
      <Button wide look="secondary" busy={answer.isPending} aria-label={texts.noTo(name)} onClick={() => give(false)}>
        {texts.no}
      </Button>
    </div>
  )
}

function Relations({ wallet, family: { relations, isOwn, isOfAge } }: { wallet: Wallet; family: Family }) {
  const texts = useFamilyTexts()
  const { language } = useLanguage()
  return (
    <Card as="section" aria-labelledby="family-relations">
      <div className="kit-stack">
        <h2 id="family-relations">{texts.follows}</h2>
        {relations.length === 0 ? <p className="kit-muted">{texts.nobody}</p> : null}
        <ul className="portal-family">
          {relations.map((relation) => {
            const name = relation.isYou ? texts.you : (relation.name ?? texts.guardian)
            return (
              <li key={relation.personId}>
                <strong>{name}</strong> <span className="kit-muted kit-small">{whenOf(texts, relation, language)}</span>
                {relation.terms === null ? null : <span className="kit-muted kit-small portal-family-terms">{asLabel(inWords(texts, relation.terms))}</span>}
                {isOwn && isOfAge ? <LetSee wallet={wallet} relation={relation} name={name} /> : null}
              </li>
            )
          })}
        </ul>
        {relations.length === 0 ? null : <p className="kit-muted kit-small">{isOwn && isOfAge ? texts.pupilDecides : texts.schoolDecides}</p>}
      </div>
    </Card>
  )
}

/** A pupil of 18 says how much a guardian sees. */
function LetSee({ wallet, relation: { personId, pupilLets }, name }: { wallet: Wallet; relation: Family['relations'][number]; name: string }) {
  const texts = useFamilyTexts()
  const say = useSay()
  const change = useFamilyChange(wallet, (sees: Sight) =>
    call('PUT /api/wallets/:schoolId/:walletId/guardians/:personId/sight', { params: { ...apiParams(wallet), personId }, body: { sees } }),
  )
  return (
    <>
      <Select
        label={texts.lets(name)}
        choices={sights.toReversed().map((value) => ({ value, label: asLabel(texts.sees[value]) }))}
        value={change.isPending ? change.variables : (pupilLets ?? 'balance')}
        disabled={change.isPending}
        onChoose={(sees) => change.mutate(sees, { onSuccess: () => say(texts.letsSaved) })}
      />
      <Failure error={change.error} />
    </>
  )
}

function PaidIn({ paidIn }: { paidIn: Family['paidIn'] }) {
  const texts = useFamilyTexts()
  return (
    <Card as="section" aria-labelledby="family-paid-in">
      <div className="kit-stack">
        <h2 id="family-paid-in">{texts.paidIn.title}</h2>
        <ul className="portal-family">
          {paidIn.map(({ name, isYou, amountOre }, place) => (
            <li key={`${name} ${place}`} className="portal-family-line">
              <span>{isYou ? texts.you : (name ?? texts.guardian)}</span>
              <strong>{formatKroner(amountOre)}</strong>
            </li>
          ))}
        </ul>
        <p className="kit-muted kit-small">{texts.paidIn.lead}</p>
      </div>
    </Card>
  )
}

function Looks({ looks }: { looks: Family['looks'] }) {
  const all = useFamilyTexts()
  const texts = all.looks
  const { language } = useLanguage()
  return (
    <Card as="section" aria-labelledby="family-looks">
      <div className="kit-stack">
        <h2 id="family-looks">{texts.title}</h2>
        <p className="kit-muted kit-small">{looks.length === 0 ? texts.none : texts.lead}</p>
        <ul className="portal-family">
          {looks.map(({ personId, name, asStaff, lookedOn }) => (
            <li key={`${personId} ${lookedOn} ${asStaff}`} className="portal-family-line">
              <span>{name === null ? all.guardian : asStaff ? texts.staff(name) : texts.guardian(name)}</span>
              <span className="kit-muted">{formatCalendarDay(lookedOn, { language })}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

/** «siden 3. nov.», «fra 1. feb., til og med 30. juni». */
function whenOf(texts: PortalFamilyTexts, { since, firstDay, lastDay }: Family['relations'][number], language: Language): string {
  const begins = firstDay === null ? texts.since(formatDay(since, { language })) : texts.from(formatCalendarDay(firstDay, { language }))
  return lastDay === null ? begins : `${begins}, ${texts.until(formatCalendarDay(lastDay, { language }))}`
}
