import { useEffect } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { useTrainingTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { useIsTraining, useSwitchTraining } from './use-training.ts'
import './training.css'

const ASKS_EVERY_MS = 60_000

/** Over every screen while the till practises: the word, the stripes, what it means, and the way out. */
export function TrainingBanner() {
  const texts = useTrainingTexts()
  const { keeper, seller } = useOpenTill()
  const { basket } = useWatched(seller.sale)
  const isTraining = useIsTraining()
  const switching = useSwitchTraining()
  useEffect(() => {
    if (!isTraining) return
    // It ends by itself with the day, and nobody tells.
    const timer = setInterval(() => void keeper.ask(), ASKS_EVERY_MS)
    return () => clearInterval(timer)
  }, [isTraining, keeper])
  if (!isTraining) return null
  const end = () => {
    // Goods that were only practised with are not left to be paid for.
    if (basket.length > 0) seller.empty()
    seller.dropCode()
    switching.mutate(false)
  }
  return (
    <section className="till-training" data-color="warning" aria-label={texts.title}>
      <p>
        <strong>{texts.banner}</strong>
        <span>{texts.bannerAdvice}</span>
      </p>
      <Button size="sm" look="secondary" colour="neutral" busy={switching.isPending} onClick={end}>
        {texts.end}
      </Button>
      <Failure error={switching.error} />
    </section>
  )
}
