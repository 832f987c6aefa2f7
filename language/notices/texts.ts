// A message in one line, as it stands in an SMS and on a phone's lock screen, where others see it: no sums, nothing of anybody's health.
// The server speaks all languages at once.
import type { MessageEvent } from '../../contract/message-words.ts'
import type { Widen } from '../area.ts'
import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

type Notice = (child: string | null) => string
export type NoticeTexts = Widen<typeof nb> & { events: Record<MessageEvent, Notice> }

export const noticeTexts: Record<Language, NoticeTexts> = { nb, nn, en }
