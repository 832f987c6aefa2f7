import type { EnquiryState } from '../../contract/enquiries.ts'
import type { InkName } from '../../kit/theme/palette.ts'

/** An answer is what the family looks for; everything else is quiet. */
export const stateColours: Record<EnquiryState, InkName> = { new: 'neutral', open: 'info', waiting: 'apricot', solved: 'success', closed: 'neutral' }
