// What families are told of what their school covers. The server speaks all languages at once.
import type { Widen } from '../area.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

export type MealLetters = Widen<typeof nb>

export const mealLetters: Record<Language, MealLetters> = { nb, nn, en }
