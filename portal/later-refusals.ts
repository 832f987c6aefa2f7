import { alsoKnow } from '../kit/refusal-text.ts'
import { insideRefusalTexts } from '../language/refusals/inside-texts.ts'
import { laterRefusalTexts } from '../language/refusals/later-texts.ts'
import { enterArea } from './areas.ts'

// Imported by the texts of the screens that may be refused so: those behind the door, and those that links lead to.
alsoKnow(insideRefusalTexts)
alsoKnow(laterRefusalTexts)
await Promise.all([enterArea(insideRefusalTexts), enterArea(laterRefusalTexts)])
