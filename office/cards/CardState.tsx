import { Tag } from '../../kit/Tag.tsx'
import { useCardTexts } from '../card-texts.ts'
import type { Card } from './cards.ts'

const colours = { unassigned: 'info', active: 'success', blocked: 'danger', expired: 'warning', ended: 'neutral' } as const

export function CardState({ state }: Pick<Card, 'state'>) {
  return <Tag colour={colours[state]}>{useCardTexts().states[state]}</Tag>
}

/** «Kantinekort som slutter på 4F2K», or the name that the family gave it in front. */
export function useCardName(): (card: Pick<Card, 'kind' | 'hint' | 'name'>) => string {
  const texts = useCardTexts()
  return ({ kind, hint, name }) => {
    const what = hint === null ? texts.kinds[kind] : `${texts.kinds[kind]} ${texts.endsWith(hint)}`
    return name === null ? what : `${name} (${what})`
  }
}
