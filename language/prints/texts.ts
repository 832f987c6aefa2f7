// What the server puts on paper. The server speaks all languages at once, so they are all at hand.
import type { Widen } from '../area.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

export type PrintTexts = Widen<typeof nb>

export const printTexts: Record<Language, PrintTexts> = { nb, nn, en }
