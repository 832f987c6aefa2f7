import { Tag } from '../../kit/Tag.tsx'
import { useTexts } from '../texts.ts'
import type { Till } from './tills.ts'

const colours = { not_enrolled: 'warning', enrolled: 'success', closed: 'neutral' } as const

export function TillState({ state }: { state: Till['state'] }) {
  const texts = useTexts().tills
  return <Tag colour={colours[state]}>{texts.states[state]}</Tag>
}
