// A number tells nothing until whoever is signed in has shown that it is theirs, with a code that came to it. The code follows from
// who asks, the number and the quarter of an hour, so nothing of it is stored; how often it is sent and guessed at is counted.

import { timingSafeEqual } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import { noticeTexts } from '../../language/notices/texts.ts'
import { transaction } from '../../database/transaction.ts'
import { readMobileNumber } from '../../rules/mobile-numbers.ts'
import { countAttempt, limits } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hmac256 } from '../keys.ts'
import { writeConfirmedMobile } from './choice-store.ts'
import { type Asking, maySms, type MessageChoices, readChooser, showMessageChoices } from './choose-messages.ts'
import { queueMessage } from './queue-message.ts'
import { whySmsCannotBeSent } from './sms-budget.ts'

const WINDOW_MS = 15 * 60_000

type Asked = { personId: string; mobile: string }

/** Sends the code. @throws Refused mobile_not_valid, channel_not_offered, sms_day_is_full, too_many_attempts */
export async function sendMobileCode(house: House, { personId, mobile: typed }: Asked): Promise<{ mobile: string }> {
  const mobile = readNumber(typed)
  const chooser = await readChooser(house.database, house, personId)
  if (!maySms(house, chooser)) throw new Refused('channel_not_offered')
  if ((await whySmsCannotBeSent(house)) !== null) throw new Refused('sms_day_is_full')
  await countAttempt(house, limits.mobileCodeOfPerson, personId)
  await countAttempt(house, limits.smsToNumber, mobile)
  await countAttempt(house, limits.smsToNumberADay, mobile)
  const now = house.clock.now()
  const body = noticeTexts[chooser.language].mobileCode(codeFor(house, { personId, mobile, at: now.getTime() }))
  await transaction(house.database, (tx) =>
    queueMessage(tx, house, { channel: 'sms', recipient: mobile, subject: '', body, isOnce: true, expiresAt: new Date(now.getTime() + WINDOW_MS) }),
  )
  return { mobile }
}

/** @throws Refused mobile_not_valid, mobile_code_wrong, too_many_attempts */
export async function confirmMobile(house: House, { personId, sessionToken, mobile: typed, code }: Asked & Asking & { code: string }): Promise<MessageChoices> {
  const mobile = readNumber(typed)
  // Counted before it is looked at: a hundred guesses at once are a hundred guesses.
  await countAttempt(house, limits.mobileGuessOfPerson, personId)
  const now = house.clock.now()
  const given = code.replaceAll(/\s/g, '')
  const isRight = [now.getTime(), now.getTime() - WINDOW_MS].some((at) => isSame(codeFor(house, { personId, mobile, at }), given))
  if (!isRight) throw new Refused('mobile_code_wrong')
  await writeConfirmedMobile(house.database, { personId, mobile, now })
  return showMessageChoices(house, { personId, sessionToken })
}

function readNumber(typed: string): string {
  const mobile = readMobileNumber(typed)
  if (mobile === null) throw new Refused('mobile_not_valid')
  return mobile
}

function codeFor({ keys }: House, { personId, mobile, at }: Asked & { at: number }): string {
  const bytes = hmac256(keys.derive('mobile codes'), `${personId}|${mobile}|${Math.floor(at / WINDOW_MS)}`)
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

const isSame = (right: string, given: string) => given.length === right.length && timingSafeEqual(Buffer.from(right), Buffer.from(given))
