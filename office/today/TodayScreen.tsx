import { Link } from '@tanstack/react-router'
import { buttonLook } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Answered } from '../Answered.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { EnquiriesToday } from './EnquiriesToday.tsx'
import { Figures } from './Figures.tsx'
import { LatestPurchases } from './LatestPurchases.tsx'
import { Money } from './Money.tsx'
import { PaymentMeter } from './PaymentMeter.tsx'
import { SalesChart } from './SalesChart.tsx'
import { TillsToday } from './TillsToday.tsx'
import { type Today, useToday } from './today.ts'
import { TodayWaiting } from './TodayWaiting.tsx'
import { TopProducts } from './TopProducts.tsx'
import { Verdict } from './Verdict.tsx'
import './today.css'

/** The start page answers one question: is everything all right today? */
export function TodayScreen() {
  const texts = useTexts()
  const today = useToday(useAtSchool().schoolId)
  return (
    <>
      <PageHeading title={texts.today.title} />
      <Answered query={today} waiting={<TodayWaiting />} isLive>
        {(data) => (data.tills.length === 0 && data.purchaseCount === 0 ? <NoTillsYet today={data} /> : <TodayOf today={data} />)}
      </Answered>
    </>
  )
}

function TodayOf({ today }: { today: Today }) {
  return (
    <div className="office-today">
      <Verdict today={today} />
      <Figures today={today} />
      <div className="office-today-columns">
        <div className="office-today-column">
          <SalesChart today={today} />
          <LatestPurchases purchases={today.latest} />
        </div>
        <div className="office-today-column">
          <EnquiriesToday />
          <TillsToday tills={today.tills} />
          <TopProducts products={today.products} />
          <Money prepaidOre={today.prepaidOre} topupsTodayOre={today.topupsTodayOre} />
          <PaymentMeter />
        </div>
      </div>
    </div>
  )
}

function NoTillsYet({ today }: { today: Today }) {
  const texts = useTexts().today
  const { schoolId, mayRunCanteen } = useAtSchool()
  return (
    <div className="office-today">
      <Card>
        <EmptyState
          drawing="till"
          title={texts.noTills.title}
          action={
            mayRunCanteen ? (
              <Link to="/$schoolId/tills" params={{ schoolId: String(schoolId) }} search={{ open: 'new' }} {...buttonLook()}>
                {texts.noTills.action}
              </Link>
            ) : undefined
          }
        >
          {mayRunCanteen ? texts.noTills.advice : texts.noTills.wait}
        </EmptyState>
      </Card>
      <Money prepaidOre={today.prepaidOre} topupsTodayOre={today.topupsTodayOre} />
    </div>
  )
}
