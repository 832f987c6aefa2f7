import type { EnquiryState as State } from '../../contract/enquiries.ts'
import { Tag } from '../../kit/Tag.tsx'
import type { InkName } from '../../kit/theme/palette.ts'
import { useEnquiryTexts } from './texts.ts'

const colours: Record<State, InkName> = { new: 'apricot', open: 'info', waiting: 'neutral', solved: 'success', closed: 'neutral' }

export function EnquiryState({ state }: { state: State }) {
  return <Tag colour={colours[state]}>{useEnquiryTexts().states[state]}</Tag>
}
