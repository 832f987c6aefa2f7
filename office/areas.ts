import { openAreas } from '../kit/areas.ts'
import { alsoKnow } from '../kit/refusal-text.ts'
import { officeCardTexts } from '../language/office-cards/texts.ts'
import { officeEnquiryTexts } from '../language/office-enquiries/texts.ts'
import { officePhonesTexts } from '../language/office-phones/texts.ts'
import { insideRefusalTexts } from '../language/refusals/inside-texts.ts'
import { officeRefusalTexts } from '../language/refusals/office-texts.ts'
import { tillRefusalTexts } from '../language/refusals/till-texts.ts'
import { officeTexts } from '../language/office/texts.ts'

export const { areas, enterArea } = openAreas(
  officeTexts,
  officeRefusalTexts,
  insideRefusalTexts,
  tillRefusalTexts,
  officeCardTexts,
  officePhonesTexts,
  officeEnquiryTexts,
)

alsoKnow(officeRefusalTexts)
alsoKnow(insideRefusalTexts)
alsoKnow(tillRefusalTexts)
