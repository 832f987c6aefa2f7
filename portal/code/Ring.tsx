import { STEP_SECONDS } from '../../rules/card-codes.ts'

const RADIUS = 16
const ROUND = 2 * Math.PI * RADIUS

/** A ring that empties while the code is about to change. */
export function Ring({ secondsLeft }: { secondsLeft: number }) {
  return (
    <svg className="portal-ring" viewBox="0 0 40 40" aria-hidden="true" data-soon={secondsLeft <= 5 || undefined}>
      <circle className="portal-ring-track" cx="20" cy="20" r={RADIUS} />
      <circle
        key={secondsLeft === STEP_SECONDS ? 'full' : 'emptying'}
        className="portal-ring-left"
        cx="20"
        cy="20"
        r={RADIUS}
        strokeDasharray={ROUND}
        strokeDashoffset={ROUND * (1 - secondsLeft / STEP_SECONDS)}
      />
    </svg>
  )
}
