// A wallet's statement, on paper and for spreadsheets. The server speaks all languages at once, so they are all at hand.
import type { Widen } from '../area.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

export type StatementTexts = Widen<typeof nb>

export const statementTexts: Record<Language, StatementTexts> = { nb, nn, en }
