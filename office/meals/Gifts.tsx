import { useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { ForPrinter } from '../../kit/ForPrinter.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { QrCode } from '../../kit/QrCode.tsx'
import { Table } from '../../kit/Table.tsx'
import { formatDay, formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { type FundGifts, useChangeGiftLink, useFundGifts } from './fund-gifts.ts'
import { useMealTexts } from './meal-texts.ts'
import type { Meals } from './meals.ts'
import { Sums } from './Sums.tsx'

/** The link by which anybody may give to the fund, what the fund came from and went to, and the gifts. */
export function Gifts({ meals }: { meals: Meals }) {
  const [before, setBefore] = useState<string | undefined>(undefined)
  const gifts = useFundGifts(before)
  return (
    <Answered query={gifts}>
      {(data) => (
        <div className="kit-stack" data-gap="large">
          <GiftLink link={data.link} />
          <FundSums meals={meals} sums={data.sums} />
          <GiftList gifts={data} before={before} onBefore={setBefore} />
        </div>
      )}
    </Answered>
  )
}

function GiftLink({ link }: { link: FundGifts['link'] }) {
  const texts = useMealTexts().gifts
  const open = useChangeGiftLink('POST')
  return (
    <Card>
      <section className="kit-stack" aria-labelledby="gift-link">
        <h2 id="gift-link">{texts.linkTitle}</h2>
        <p className="kit-muted">{texts.linkLead}</p>
        {link === null ? (
          <div>
            <Button busy={open.isPending} onClick={() => open.mutate(undefined)}>
              {texts.open}
            </Button>
          </div>
        ) : (
          <LiveLink link={link} />
        )}
        <Failure error={open.error} />
      </section>
    </Card>
  )
}

function LiveLink({ link: { url, madeAt, madeBy } }: { link: NonNullable<FundGifts['link']> }) {
  const texts = useMealTexts().gifts
  const { language } = useLanguage()
  const { schoolName } = useAtSchool()
  const end = useChangeGiftLink('DELETE')
  return (
    <>
      <div className="office-gift-link">
        <div className="office-gift-code">
          <QrCode text={url} label={texts.qr} />
        </div>
        <div className="kit-stack">
          <p className="office-gift-address kit-small">{url}</p>
          <p className="kit-muted kit-small">{texts.openedBy(madeBy, formatDay(madeAt, { language }))}</p>
          <div className="kit-row">
            <CopyButton text={url} copied={texts.copied}>
              {texts.copy}
            </CopyButton>
            <Button look="secondary" onClick={() => print()}>
              {texts.print}
            </Button>
            <AskFirst opens={texts.close} question={texts.closeQuestion} confirm={texts.close} work={end}>
              <p>{texts.closeMeans}</p>
            </AskFirst>
          </div>
        </div>
      </div>
      <ForPrinter>
        <div className="office-gift-poster">
          <Mark />
          <h1>{texts.posterTitle}</h1>
          <p>{texts.posterLead(schoolName)}</p>
          <QrCode text={url} />
          <p className="office-gift-poster-how">{texts.posterHow}</p>
        </div>
      </ForPrinter>
    </>
  )
}

function FundSums({ meals, sums }: { meals: Meals; sums: FundGifts['sums'] }) {
  const texts = useMealTexts().gifts
  return (
    <section className="kit-stack" aria-labelledby="fund-sums">
      <h2 id="fund-sums">{texts.sumsTitle}</h2>
      <Sums
        sums={[
          [texts.paidIn, sums.paidInBySchoolOre],
          [texts.given, sums.giftsOre],
          [texts.used, sums.usedOre],
          [texts.outstanding, meals.outstandingOre],
        ]}
      />
      {sums.owedOre > 0 ? <Notice tone="warning">{texts.owed(formatKroner(sums.owedOre))}</Notice> : null}
    </section>
  )
}

type ListProps = { gifts: FundGifts; before: string | undefined; onBefore: (before: string | undefined) => void }

function GiftList({ gifts: { gifts, hasMore }, before, onBefore }: ListProps) {
  const texts = useMealTexts()
  const { language } = useLanguage()
  return (
    <div className="kit-stack">
      <Table
        caption={texts.gifts.list}
        columns={[
          { key: 'at', title: texts.gifts.columns.at, isRowName: true, cell: ({ at }) => formatInstant(at, { language }) },
          {
            key: 'from',
            title: texts.gifts.columns.from,
            cell: ({ from, greeting, takenBackOre }) => (
              <>
                {from ?? texts.gifts.unnamed}
                {greeting === null ? null : <span className="office-gift-greeting kit-muted">«{greeting}»</span>}
                {takenBackOre > 0 ? <span className="office-gift-greeting">{texts.gifts.takenBack(formatKroner(takenBackOre))}</span> : null}
              </>
            ),
          },
          { key: 'amount', title: texts.gifts.columns.amount, align: 'end', cell: ({ amountOre }) => <Amount ore={amountOre} /> },
        ]}
        rows={gifts}
        rowKey={({ topupId }) => topupId}
        empty={
          <Card>
            <EmptyState drawing="fjord" title={texts.gifts.empty.title}>
              {texts.gifts.empty.advice}
            </EmptyState>
          </Card>
        }
      />
      <div className="kit-row">
        {before === undefined ? null : (
          <Button look="secondary" size="sm" onClick={() => onBefore(undefined)}>
            {texts.money.newest}
          </Button>
        )}
        {hasMore ? (
          <Button look="secondary" size="sm" onClick={() => onBefore(gifts.at(-1)?.topupId)}>
            {texts.money.older}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
