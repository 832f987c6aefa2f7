import { openAreas } from '../kit/areas.ts'
import { portalTexts } from '../language/portal/texts.ts'

export const { areas, enterArea } = openAreas(portalTexts)
