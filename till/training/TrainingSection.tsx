import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useTrainingTexts } from '../texts.ts'
import { isBetweenSales } from '../sale/sale.ts'
import { useWatched } from '../watched.ts'
import { useIsTraining, useSwitchTraining } from './use-training.ts'

/** Where practising begins; it ends in the banner that is on every screen meanwhile. */
export function TrainingSection() {
  const texts = useTrainingTexts()
  const { seller, outbox, returner } = useOpenTill()
  const isBetween = isBetweenSales(useWatched(seller.sale))
  const waiting = [...useWatched(outbox.waiting), ...useWatched(returner.waiting)].length
  const isTraining = useIsTraining()
  const switching = useSwitchTraining()
  const stop = waiting > 0 ? texts.waitingFirst : isBetween ? undefined : texts.basketFirst
  return (
    <section className="kit-stack" data-gap="small" aria-labelledby="training">
      <h3 id="training">{texts.title}</h3>
      <p>
        {texts.lead} {texts.endsByItself}
      </p>
      {isTraining ? (
        <p>
          <strong>{texts.banner}</strong>
        </p>
      ) : (
        <div>
          <Button
            look="secondary"
            colour="neutral"
            busy={switching.isPending}
            aria-disabled={stop !== undefined || undefined}
            onClick={() => {
              if (stop === undefined) switching.mutate(true, { onSuccess: closePanels })
            }}
          >
            {texts.begin}
          </Button>
        </div>
      )}
      {stop === undefined || isTraining ? null : <p className="kit-muted">{stop}</p>}
      <Failure error={switching.error} />
    </section>
  )
}
