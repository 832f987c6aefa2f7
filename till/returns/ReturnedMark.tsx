import { formatKroner } from '../../language/amounts-and-dates.ts'
import { Tag } from '../../kit/Tag.tsx'
import { useReturnTexts } from '../texts.ts'

/** Says on a row of the sales that it came back, all of it or some. */
export function ReturnedMark({ sale: { totalOre, returnedOre } }: { sale: { totalOre: number; returnedOre: number } }) {
  const texts = useReturnTexts()
  if (returnedOre === 0) return null
  return (
    <span className="till-returned-mark">
      <Tag colour="warning">{returnedOre === totalOre ? texts.returned : texts.partlyReturned(formatKroner(returnedOre))}</Tag>
    </span>
  )
}
