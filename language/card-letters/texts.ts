// What families are told of cards, and of a purchase that the balance did not reach for. The server speaks all languages at once.
import type { Widen } from '../area.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

export type CardLetters = Widen<typeof nb>

export const cardLetters: Record<Language, CardLetters> = { nb, nn, en }
