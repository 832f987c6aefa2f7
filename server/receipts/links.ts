// A receipt as a link, by e-mail or SMS. By the law it is the receipt, or its one copy, whichever way it is given: so it is
// counted under the register's lock as a print is, and sent in the transaction that counts it. The address is in the message
// alone, and the till never sees the one that is known.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { isLanguage, type Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { transaction } from '../../database/transaction.ts'
import { maskEmail, readEmail } from '../../rules/email-addresses.ts'
import { formatMobileNumber, readMobileNumber } from '../../rules/mobile-numbers.ts'
import { vatByCodeAndRate } from '../../rules/receipt.ts'
import { aloneNumber } from '../../rules/reserve-records.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { lockRegisters, printsOf, recordEvents } from '../journal/index.ts'
import { queueMessage, whySmsCannotBeSent } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'
import { schoolOf } from '../schools/index.ts'
import { readToken, tokenOf } from './link-token.ts'
import { insertLink, linkBy, receiptOf, saleOfTill } from './links-store.ts'

export const LINK_LASTS_DAYS = 30
const DAY_MS = 86_400_000

type SaleKey = { schoolId: number; tillId: string; purchaseId: string }
type Shown = RouteReply<'GET /api/till/purchases/:purchaseId/receipt-link'>

/** What can still be sent of a sale’s receipt, and where to. @throws Refused not_found */
export async function showReceiptLink(house: House, key: SaleKey): Promise<Shown> {
  const { database } = house
  const sale = await saleOfTill(database, key)
  if (!sale) throw new Refused('not_found')
  const [prints, known, why] = await Promise.all([
    printsOf(database, { schoolId: key.schoolId, subjectId: key.purchaseId }),
    payerOf(house, { ...key, walletId: sale.walletId }),
    whySmsCannotBeSent(house),
  ])
  const next = prints.length === 0 ? 'receipt' : prints.length === 1 ? 'copy' : null
  return { next, known: known && maskEmail(known.email), canSendSms: why === null }
}

async function payerOf(house: House, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<{ email: string; language: Language } | null> {
  const readers = await readersOf(house.database, { schoolId, walletId, now: house.clock.now(), tells: 'items' })
  // The holder before a guardian: it is who stands at the counter.
  const own = readers.find(({ isOwn }) => isOwn) ?? readers.toSorted((a, b) => a.email.localeCompare(b.email))[0]
  return own ? { email: own.email, language: own.language } : null
}

type Recipient = { channel: 'email' | 'sms'; address: string; shown: string; language: Language }
type Wish = SaleKey & RouteBody<'POST /api/till/purchases/:purchaseId/receipt-links'>

/**
 * Sends a link to the receipt; the same id again is the same sending.
 * @throws Refused not_found, receipt_copied_before, receipt_address_unknown, email_not_valid, mobile_not_valid, sms_not_set_up, sms_day_is_full, too_many_attempts
 */
export async function sendReceiptLink(
  house: House,
  { id: linkId, to, language: spoken, ...key }: Wish,
): Promise<RouteReply<'POST /api/till/purchases/:purchaseId/receipt-links'>> {
  const { schoolId, purchaseId } = key
  const sale = await saleOfTill(house.database, key)
  if (!sale) throw new Refused('not_found')
  const recipient = await recipientOf(house, { schoolId, walletId: sale.walletId, to, language: isLanguage(spoken) ? spoken : 'nb' })
  const before = await linkBy(house.database, { schoolId, linkId })
  if (before) return answerOf(recipient, before)
  await countAttempt(house, limits.receiptLinkOfTill, `${schoolId}/${key.tillId}`)
  if (recipient.channel === 'sms') {
    await countAttempt(house, limits.smsToNumber, recipient.address)
    await countAttempt(house, limits.smsToNumberADay, recipient.address)
  } else await countAttempt(house, limits.receiptLinkToEmail, recipient.address.toLowerCase())
  return transaction(house.database, async (tx) => {
    const [register] = await lockRegisters(tx, { schoolId, registerId: sale.registerId })
    if (!register) throw new Refused('not_found')
    const prints = await printsOf(tx, { schoolId, subjectId: purchaseId })
    const same = prints.find(({ toldId }) => toldId === linkId) ? await linkBy(tx, { schoolId, linkId }) : null
    if (same) return answerOf(recipient, same)
    if (prints.length > 1) throw new Refused('receipt_copied_before')
    const isCopy = prints.length === 1
    const madeAt = house.clock.now()
    const expiresAt = new Date(madeAt.getTime() + LINK_LASTS_DAYS * DAY_MS)
    await recordEvents(tx, house, register, [
      { kind: isCopy ? 'receipt_copied' : 'receipt_printed', subjectId: purchaseId, amountOre: sale.totalOre, toldId: linkId },
    ])
    await insertLink(tx, { schoolId, linkId, purchaseId, channel: recipient.channel, isCopy, madeAt, expiresAt })
    await queueMessage(tx, house, {
      ...letterTo(recipient, `${house.publicUrl}/receipt#token=${tokenOf(house, { schoolId, linkId })}`, sale.schoolName),
      expiresAt,
    })
    return answerOf(recipient, { isCopy, expiresAt })
  })
}

const answerOf = ({ shown }: Recipient, { isCopy, expiresAt }: { isCopy: boolean; expiresAt: Date }) => ({
  sentTo: shown,
  isCopy,
  expiresAt: expiresAt.toISOString(),
})

async function recipientOf(
  house: House,
  { schoolId, walletId, to, language }: { schoolId: number; walletId: string; to: Wish['to']; language: Language },
): Promise<Recipient> {
  if (to.way === 'known') {
    const payer = await payerOf(house, { schoolId, walletId })
    if (!payer) throw new Refused('receipt_address_unknown')
    return { channel: 'email', address: payer.email, shown: maskEmail(payer.email), language: payer.language }
  }
  if (to.way === 'email') {
    const email = readEmail(to.address)
    if (email === null) throw new Refused('email_not_valid')
    return { channel: 'email', address: email, shown: email, language }
  }
  const mobile = readMobileNumber(to.address)
  if (mobile === null) throw new Refused('mobile_not_valid')
  const why = await whySmsCannotBeSent(house)
  if (why) throw new Refused(why)
  return { channel: 'sms', address: mobile, shown: formatMobileNumber(mobile), language }
}

function letterTo({ channel, address, language }: Recipient, url: string, schoolName: string) {
  const { receiptLink: texts, regards } = messageTexts[language]
  return channel === 'sms'
    ? { channel, recipient: address, subject: '', body: texts.sms(schoolName, url) }
    : {
        channel,
        recipient: address,
        subject: texts.subject(schoolName),
        body: [texts.text(schoolName), url, texts.until(LINK_LASTS_DAYS), regards].join('\n\n'),
      }
}

/** The receipt that a link leads to, for whoever has it. @throws Refused receipt_link_not_valid, too_many_attempts */
export async function openReceiptLink(
  house: House,
  { token, address }: { token: string; address: string },
): Promise<RouteReply<'POST /api/receipt-links/open'>> {
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const key = readToken(house, token)
  const link = key && (await linkBy(house.database, key))
  if (!key || !link || link.expiresAt <= house.clock.now()) throw new Refused('receipt_link_not_valid')
  const [receipt, school] = await Promise.all([
    receiptOf(house.database, { schoolId: key.schoolId, purchaseId: link.purchaseId }),
    schoolOf(house.database, key.schoolId),
  ])
  if (!receipt || !school) throw new Refused('receipt_link_not_valid')
  const { madeAlone, ...rest } = receipt
  return {
    ...rest,
    aloneNumber: madeAlone && aloneNumber(madeAlone),
    schoolName: school.name,
    operator: school.operator,
    vat: vatByCodeAndRate(receipt.lines),
    isCopy: link.isCopy,
    expiresAt: link.expiresAt.toISOString(),
  }
}
