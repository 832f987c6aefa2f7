import type { CardState } from '../../contract/card-words.ts'
import { CardIcon, LockIcon } from '../../kit/icons.tsx'
import { useCardTexts } from '../texts.ts'
import type { FoundCard } from './desk.ts'

const LOOKS: Readonly<Record<CardState, 'success' | 'warning' | 'neutral'>> = {
  active: 'success',
  blocked: 'warning',
  expired: 'neutral',
  ended: 'neutral',
  unassigned: 'neutral',
}

/** Which card it is and whether it works, in one look. */
export function CardLine({ card: { kind, hint, state, name } }: { card: FoundCard }) {
  const texts = useCardTexts()
  return (
    <p className="till-desk-card" data-color={LOOKS[state]}>
      {state === 'blocked' ? <LockIcon /> : <CardIcon />}
      <span>
        <strong>{texts.states[state]}</strong>
        <span className="till-desk-which">
          {name ?? texts.kinds[kind]}
          {hint === null ? null : `, ${texts.endsWith(hint)}`}
        </span>
      </span>
    </p>
  )
}
