import { Link } from '@tanstack/react-router'
import { CheckIcon } from '../../kit/icons.tsx'
import { useEnquiryCount } from '../enquiries/enquiries.ts'
import { useEnquiryTexts } from '../enquiries/texts.ts'
import { useWaitedText } from '../enquiries/use-waited-text.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useReserveTexts } from '../reserve/reserve-texts.ts'
import { useSettlementTexts } from '../settlements/settlement-texts.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useAttention } from './attention.ts'
import type { Today } from './today.ts'
import { type Concern, whatToLookAt } from './what-to-look-at.ts'

/** The answer to the page's question, in one line. */
export function Verdict({ today }: { today: Today }) {
  const texts = useTexts().today
  const { data: enquiries, dataUpdatedAt } = useEnquiryCount()
  const attention = useAttention()
  const concerns = whatToLookAt(today, { oldestWaitsSince: enquiries?.oldestWaitsSince ?? null, nowMs: dataUpdatedAt, attention })
  if (concerns.length === 0) {
    return (
      <p className="office-verdict" data-color="success">
        <CheckIcon />
        <strong>{today.purchaseCount === 0 ? texts.closedToday : texts.allWell}</strong>
      </p>
    )
  }
  return (
    <div className="office-verdict" data-color="warning">
      <strong>{texts.look(concerns.length)}</strong>
      <ul>
        {concerns.map((concern) => (
          <li key={concern.kind === 'webhook' ? `${concern.kind} ${concern.salesUnit}` : concern.kind}>
            <ConcernLink concern={concern} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function ConcernLink({ concern }: { concern: Concern }) {
  const texts = useTexts().today
  const enquiryTexts = useEnquiryTexts().today
  const settlementTexts = useSettlementTexts().attention
  const reserveTexts = useReserveTexts()
  const waitedText = useWaitedText()
  const params = { schoolId: String(useAtSchool().schoolId) }
  if (concern.kind === 'provider_down') return <span>{texts.providerDown(concern.names.map((name) => texts.providers[name]).join(', '))}</span>
  if (concern.kind === 'webhook') return <span>{settlementTexts.webhooks[concern.what](concern.salesUnit)}</span>
  if (concern.kind === 'meter')
    return <a href="#meter">{concern.level === 'over' ? settlementTexts.meter.over : settlementTexts.meter[concern.level](concern.perCent)}</a>
  if (concern.kind === 'refunds_wait') {
    return (
      <Link to="/$schoolId/payouts" params={params} search={{ view: 'waiting' }}>
        {settlementTexts.refunds(concern.count)}
      </Link>
    )
  }
  if (concern.kind === 'old_differences') {
    return (
      <Link to="/$schoolId/settlements" params={params}>
        {settlementTexts.oldDifferences(concern.count)}
      </Link>
    )
  }
  if (concern.kind === 'reserve_reports') {
    return (
      <Link to="/$schoolId/days" params={params}>
        {reserveTexts.concern(concern.count)}
      </Link>
    )
  }
  if (concern.kind === 'debts') {
    return (
      <Link to="/$schoolId/pupils" params={params}>
        {texts.debts(concern.count, formatKroner(concern.sumOre))}
      </Link>
    )
  }
  if (concern.kind === 'far_below') return <a href="#sales">{texts.farBelow(concern.perCent)}</a>
  if (concern.kind === 'enquiry_waits') {
    return (
      <Link to="/$schoolId/enquiries" params={params}>
        {enquiryTexts.concern(waitedText(concern.since))}
      </Link>
    )
  }
  const [only, ...others] = concern.tills
  const isOne = others.length === 0
  const who = isOne ? (only?.name ?? '') : texts.someTills(concern.tills.length)
  return (
    <Link to="/$schoolId/tills" params={params} search={isOne ? { open: only?.tillId } : {}}>
      {concern.kind === 'no_device' ? texts.noDevice(who) : texts.quietTill(who)}
    </Link>
  )
}
