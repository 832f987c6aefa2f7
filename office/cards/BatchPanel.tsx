import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { useCardTexts } from '../card-texts.ts'
import { SidePanel } from '../panel/SidePanel.tsx'
import { type Batch, useDiscardBatch, usePrintBatch } from './cards.ts'
import { PrintOptions } from './PrintOptions.tsx'

/** One batch: how many are left and who made it, the print, and the way out when a print is gone. */
export function BatchPanel({ batch, onClose }: { batch: Batch | undefined; onClose: () => void }) {
  const texts = useCardTexts()
  if (batch === undefined) {
    return (
      <SidePanel title={texts.room.label} onClose={onClose}>
        <EmptyState drawing="search" title={texts.batch.notFound}>
          {texts.batch.notFoundAdvice}
        </EmptyState>
      </SidePanel>
    )
  }
  return (
    <SidePanel title={batch.label} onClose={onClose}>
      <BatchOf batch={batch} />
    </SidePanel>
  )
}

function BatchOf({ batch }: { batch: Batch }) {
  const texts = useCardTexts()
  const { language } = useLanguage()
  const printing = usePrintBatch(batch.batchId)
  const facts = [
    { name: texts.room.left, value: batch.unassignedCount },
    { name: texts.room.handedOut, value: batch.handedOutCount },
    { name: texts.room.discarded, value: batch.discardedCount },
    { name: texts.room.total, value: batch.cardCount },
    { name: texts.room.madeBy, value: batch.madeBy },
    { name: texts.room.made, value: formatDay(batch.madeAt, { language }) },
  ]
  return (
    <div className="kit-stack" data-gap="large">
      <dl className="office-facts">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {batch.unassignedCount === 0 ? null : (
        <>
          <section className="kit-stack">
            <div>
              <h3>{texts.batch.print}</h3>
              <p className="kit-muted">{texts.batch.printExplained}</p>
            </div>
            <PrintOptions cards={batch.unassignedCount} printing={printing} />
          </section>
          <Discard batch={batch} />
        </>
      )}
    </div>
  )
}

function Discard({ batch: { batchId, unassignedCount } }: { batch: Batch }) {
  const texts = useCardTexts().batch
  const say = useSay()
  const discard = useDiscardBatch(batchId, () => say(texts.discardedDone(unassignedCount)))
  return (
    <section className="kit-stack">
      <div>
        <h3>{texts.discardTitle}</h3>
        <p className="kit-muted">{texts.discardExplained}</p>
      </div>
      <div>
        <AskFirst opens={texts.discard} question={texts.discardQuestion(unassignedCount)} confirm={texts.discardConfirm(unassignedCount)} work={discard}>
          <p>{texts.discardNow}</p>
        </AskFirst>
      </div>
    </section>
  )
}
