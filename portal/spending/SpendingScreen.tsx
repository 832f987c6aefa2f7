import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NotFound } from '../../kit/app-router.tsx'
import { BarChart } from '../../kit/BarChart.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon, ForwardIcon } from '../../kit/icons.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { addDays } from '../../rules/norwegian-time.ts'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import { OnlyBalance } from '../history/OnlyBalance.tsx'
import { useSignedIn, type Wallet } from '../session/session.ts'
import { BarTable } from './BarTable.tsx'
import { daysOf, nameOf, shortNameOf, type Span } from './period-words.ts'
import { type Chosen, type Spending, spendingQuery } from './spending-query.ts'
import { useFoodGroupTexts, useSpendingTexts } from './spending-texts.ts'
import './spending.css'

/** What was bought, by week or month: how much, what it was, and how it was before. */
export function SpendingScreen() {
  const texts = useSpendingTexts()
  const wallet = useWalletInAddress()
  const [chosen, setChosen] = useState<Chosen>({ span: 'week', day: undefined })
  if (wallet === undefined) return <NotFound />
  return (
    <div className="portal-narrow">
      <PageHeading title={wallet.relation === 'own' ? texts.title : texts.titleFor(wallet.firstName)} />
      <WalletChoice to="/spending/$schoolId/$walletId" />
      {wallet.sees === 'balance' ? <OnlyBalance wallet={wallet} /> : <Shown key={wallet.walletId} wallet={wallet} chosen={chosen} onChoose={setChosen} />}
    </div>
  )
}

function Shown({ wallet, chosen, onChoose }: { wallet: Wallet; chosen: Chosen; onChoose: (chosen: Chosen) => void }) {
  const texts = useSpendingTexts()
  return (
    <div className="kit-stack" data-gap="large">
      <Chips
        label={texts.span}
        labelUnseen
        perRow={2}
        choices={(['week', 'month'] as const).map((value) => ({ value, label: texts[value] }))}
        value={chosen.span}
        onChoose={(span) => onChoose({ span, day: chosen.day })}
      />
      <OfPeriod wallet={wallet} chosen={chosen} onChoose={(day) => onChoose({ ...chosen, day })} />
      <Everybody chosen={chosen} />
      <p className="kit-muted kit-small">{texts.private}</p>
    </div>
  )
}

type OfPeriodProps = { wallet: Wallet; chosen: Chosen; onChoose: (day: string | undefined) => void }

function OfPeriod({ wallet, chosen, onChoose }: OfPeriodProps) {
  const texts = useSpendingTexts()
  // The last one stays until the next has come, so that nothing jumps under the thumb.
  const { data, error, isFetching, refetch } = useQuery({ ...spendingQuery(wallet, chosen), placeholderData: keepPreviousData })
  if (data === undefined && error === null) return <Loading rows={6} />
  if (data === undefined) return <NoAnswer error={error} query={{ isFetching, refetch }} />
  // Of the span that is shown: while another is fetched, that is the one before.
  const span = spanOf(data)
  const days = daysOf(span, data, texts)
  return (
    <>
      <Card aria-busy={isFetching || undefined}>
        <div className="portal-period">
          <Button look="secondary" icon={<BackIcon />} aria-label={texts.earlier[span]} onClick={() => onChoose(addDays(data.firstDay, -1))} />
          <h2 aria-live="polite">
            {nameOf(span, data, texts)}
            {days === null ? null : <span className="kit-muted kit-small">{days}</span>}
          </h2>
          <Button
            look="secondary"
            icon={<ForwardIcon />}
            aria-label={texts.later[span]}
            disabled={data.isNewest}
            onClick={() => onChoose(addDays(data.lastDay, 1))}
          />
        </div>
        {data.pieces === 0 ? (
          <EmptyState drawing="tray" title={texts.nothing[span]}>
            {texts.nothingAdvice}
          </EmptyState>
        ) : (
          <p className="portal-used">
            <strong>{formatKroner(data.spentOre)}</strong> {texts.used(data.pieces)}
            {data.paidBySchoolOre > 0 ? <span className="kit-muted kit-small">{texts.paidBySchool(formatKroner(data.paidBySchoolOre))}</span> : null}
          </p>
        )}
      </Card>
      {data.pieces === 0 ? null : <WhatItWas spending={data} span={span} />}
      <OverTime spending={data} span={span} />
    </>
  )
}

const spanOf = ({ firstDay, lastDay }: Spending): Span => (addDays(firstDay, 6) === lastDay ? 'week' : 'month')

function WhatItWas({ spending: { groups, share, cheer, items }, span }: { spending: Spending; span: Span }) {
  const texts = useSpendingTexts()
  const names = useFoodGroupTexts()
  const cheers = { ...texts.cheers, ...texts.cheers[span] }
  return (
    <>
      {/* A guardian may see less than all of it. */}
      {groups.length === 0 ? null : (
        <Card as="section" aria-labelledby="what-it-was">
          <div className="kit-stack">
            <h2 id="what-it-was">{texts.groups}</h2>
            {share.knownPieces === 0 ? null : (
              <dl className="portal-share">
                <div data-tone="good">
                  <dt>{texts.good}</dt>
                  <dd>{texts.shareOf(share.goodPieces, share.knownPieces)}</dd>
                </div>
                <div data-tone="sweet">
                  <dt>{texts.sweet}</dt>
                  <dd>{texts.shareOf(share.sweetPieces, share.knownPieces)}</dd>
                </div>
              </dl>
            )}
            {cheer === null ? null : <Notice tone="success">{cheers[cheer]}</Notice>}
            <BarTable
              title={texts.groups}
              titleUnseen
              nameTitle={texts.group}
              by="pieces"
              rows={groups.map(({ group, ...spent }) => ({ key: group ?? 'unknown', name: names[group ?? 'unknown'], tone: toneOf(group), ...spent }))}
            />
            {groups.some(({ group }) => group === null) ? <p className="kit-muted kit-small">{texts.unknown}</p> : null}
            <p className="kit-muted kit-small">{texts.guideline}</p>
          </div>
        </Card>
      )}
      {items.length === 0 ? null : (
        <Card as="section" aria-labelledby="items">
          <div className="kit-stack">
            <h2 id="items">{texts.items}</h2>
            <BarTable
              title={texts.items}
              titleUnseen
              nameTitle={texts.item}
              by="pieces"
              rows={items.map(({ productId, name, group, ...spent }) => ({ key: `${productId} ${name}`, name, tone: toneOf(group), ...spent }))}
            />
          </div>
        </Card>
      )}
    </>
  )
}

function toneOf(group: Spending['groups'][number]['group']): 'good' | 'sweet' | undefined {
  if (group === 'fruit' || group === 'vegetables' || group === 'whole_grain' || group === 'water') return 'good'
  return group === 'sweets' || group === 'sweet_drinks' ? 'sweet' : undefined
}

function OverTime({ spending: { periods }, span }: { spending: Spending; span: Span }) {
  const texts = useSpendingTexts()
  if (periods.every(({ pieces }) => pieces === 0)) return null
  const isKnown = periods.some(({ goodPieces, sweetPieces }) => goodPieces + sweetPieces > 0)
  return (
    <>
      <Card>
        <BarChart
          title={texts.overTime[span]}
          bars={periods.map((period) => ({ key: period.firstDay, label: shortNameOf(span, period, texts), value: period.spentOre }))}
          format={formatKroner}
          formatOnBar={(ore) => String(Math.round(ore / 100))}
          names={{ value: texts.amount, label: texts.period[span] }}
        />
      </Card>
      {isKnown ? (
        <Card>
          <BarChart
            title={texts.piecesOverTime}
            bars={periods.map((period) => ({
              key: period.firstDay,
              label: shortNameOf(span, period, texts),
              value: period.goodPieces,
              before: period.sweetPieces,
            }))}
            format={String}
            names={{ value: texts.good, before: texts.sweet, label: texts.period[span] }}
          />
        </Card>
      ) : null}
    </>
  )
}

/** The same week or month for each card that one follows, for those who follow several. */
function Everybody({ chosen }: { chosen: Chosen }) {
  const texts = useSpendingTexts()
  // Whose purchases are not shared is not among them, and never asked for.
  const wallets = useSignedIn().wallets.filter(({ sees }) => sees !== 'balance')
  const answers = useQueries({ queries: wallets.length < 2 ? [] : wallets.map((wallet) => spendingQuery(wallet, chosen)) })
  const rows = wallets.flatMap(({ walletId, firstName }, place) => {
    const spending = answers[place]?.data
    return spending === undefined ? [] : [{ key: walletId, name: firstName, pieces: spending.pieces, spentOre: spending.spentOre }]
  })
  // A sum of some of them would be no sum.
  if (wallets.length < 2 || rows.length < wallets.length) return null
  const sum = { pieces: rows.reduce((all, { pieces }) => all + pieces, 0), spentOre: rows.reduce((all, { spentOre }) => all + spentOre, 0) }
  return (
    <Card as="section" aria-labelledby="everybody">
      <div className="kit-stack">
        <h2 id="everybody">{texts.everybody}</h2>
        <BarTable
          title={texts.everybody}
          titleUnseen
          nameTitle={texts.name}
          by="spentOre"
          rows={[...rows, { key: 'sum', name: texts.together, isSum: true, ...sum }]}
        />
      </div>
    </Card>
  )
}
