// What goes out when somebody asks for a copy of their data or to be erased, and the words of the copy itself. The server speaks
// all languages at once.
import type { Widen } from '../area.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

export type PrivacyLetters = Widen<typeof nb>

export const privacyLetters: Record<Language, PrivacyLetters> = { nb, nn, en }
