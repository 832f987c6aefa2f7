import { Button } from '../../kit/Button.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'
import { MOST_PARKED } from './parking.ts'

/** Sets the basket aside, so that whoever stands behind can be served. What is practised is not set aside. */
export function ParkButton({ isBusy }: { isBusy: boolean }) {
  const texts = useTexts().sale
  const { seller, parking } = useOpenTill()
  const isFull = useWatched(parking.parked).length >= MOST_PARKED
  if (useIsTraining()) return null
  return (
    <Button
      look="quiet"
      size="sm"
      colour="neutral"
      aria-label={texts.parkLong}
      aria-disabled={isBusy || isFull || undefined}
      title={isFull ? texts.parkedFull : undefined}
      onClick={seller.park}
    >
      {texts.park}
    </Button>
  )
}
