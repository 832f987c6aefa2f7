// What people are told when somebody is to follow a pupil. The server speaks all languages at once.
import type { Widen } from '../area.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

export type RelationLetters = Widen<typeof nb>

export const relationLetters: Record<Language, RelationLetters> = { nb, nn, en }
