// What the server sends by e-mail and SMS. The server speaks all languages at once, so they are all at hand.
import type { Widen } from '../area.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

export type MessageTexts = Widen<typeof nb>

export const messageTexts: Record<Language, MessageTexts> = { nb, nn, en }
