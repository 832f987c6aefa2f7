import { alsoKnow } from '../kit/refusal-text.ts'
import { laterRefusalTexts } from '../language/refusals/later-texts.ts'
import { enterArea } from './areas.ts'

// Imported by the texts of the screens that may be refused so.
alsoKnow(laterRefusalTexts)
await enterArea(laterRefusalTexts)
