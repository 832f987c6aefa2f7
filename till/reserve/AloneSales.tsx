import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon, NoNetworkIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { ReceiptAtHand } from '../receipts/PrintableReceipt.tsx'
import { SalesReceipt } from '../receipts/SalesReceipt.tsx'
import { useAloneTexts, useTexts } from '../texts.ts'
import type { KeptRecord } from './kept.ts'
import { useAlone } from './use-alone.ts'
import { isWaiting } from './waiting.ts'

const MOST_SHOWN = 50

/** What was sold without a network and waits, newest first, above what the server knows. */
export function AloneSales({ chosen }: { chosen: string | undefined }) {
  const texts = useAloneTexts()
  const { language } = useLanguage()
  const { handIn } = useAlone()
  const waiting = handIn.records.filter((record) => isWaiting(record) && record.receipt).toReversed()
  if (waiting.length === 0) return null
  return (
    <ul className="till-sales-rows" aria-label={texts.list}>
      {waiting.slice(0, MOST_SHOWN).map(({ id, happenedAt, totalOre, receipt }) => (
        <li key={id}>
          <Link to="/sales" search={{ alone: id }} replace className="till-sales-row" aria-current={id === chosen || undefined}>
            <NoNetworkIcon />
            <span className="till-sales-who">
              <strong>{texts.approvedMark}</strong>
              <span className="kit-muted kit-small">
                {formatInstant(happenedAt, { language })} · {texts.number(receipt?.aloneNumber ?? '')}
              </span>
            </span>
            <Amount ore={totalOre} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The receipt of a sale that waits: the device counts its prints, and tells when it is back. */
export function AloneReceiptView({ recordId }: { recordId: string }) {
  const texts = useAloneTexts()
  const { handIn } = useAlone()
  const record = handIn.records.find(({ id }) => id === recordId)
  if (!record?.receipt) return <EmptyState drawing="receipt" title={texts.noReceipt} />
  return isWaiting(record) ? <WaitingReceipt record={record} receipt={record.receipt} /> : <Booked record={record} />
}

function WaitingReceipt({ record, receipt }: { record: KeptRecord; receipt: NonNullable<KeptRecord['receipt']> }) {
  const texts = useTexts().receipt
  const { alone } = useOpenTill()
  return (
    <ReceiptAtHand
      of={receipt}
      subjectId={record.id}
      note={async (printId) => {
        const now = alone.read()
        if (now === null) throw new Error('what is shown came from there')
        return now.reserve.notePrint(record.id, printId)
      }}
      back={<Back />}
      receipt={(sold, { isCopy }) => <SalesReceipt receipt={sold} isCopy={isCopy} />}
      toPaper={(make, sold, print) => make.salesPaper(sold, texts, print)}
    />
  )
}

function Booked({ record }: { record: KeptRecord }) {
  const texts = useAloneTexts()
  const purchase = record.outcome === 'booked' ? record.id : record.replaces
  return (
    <EmptyState
      drawing="receipt"
      title={texts.nowBooked}
      action={
        purchase === null || record.outcome === 'refused' ? undefined : (
          <Link to="/sales" search={{ purchase }} replace {...buttonLook()}>
            {texts.showBooked}
          </Link>
        )
      }
    />
  )
}

function Back() {
  const common = useCommonTexts()
  return (
    <Link to="/sales" search={{}} replace {...buttonLook({ look: 'quiet', colour: 'neutral' })} data-phone-only="">
      <BackIcon />
      {common.goBack}
    </Link>
  )
}
