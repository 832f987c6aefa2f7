// «Be om lov»: the pupil asks to be let once today, and each guardian whose limits it is about says yes or no, from the portal
// or from the link in the message. A yes lets go of that guardian's own limits alone, for one purchase, until the day is over.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { addDays, norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import { MOST_ASKS_A_DAY } from '../../rules/spending-limits.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../messages/index.ts'
import { walletOf } from '../people/index.ts'
import { addressesOf, askBy, type AskRow, asksToday, insertAnswer, insertAsk, isGuardian } from './ask-store.ts'
import { type AskedOf, readToken, tokenOf } from './ask-token.ts'
import { type InPortal, isOfAge, showLimits, type ShownLimits } from './show-limits.ts'
import { type Holder, holderOf, limitsOf, lockHolder } from './store.ts'

type Wish = InPortal & { askId: string; amountOre: number; productIds: readonly string[] }

/** @throws Refused not_found, limits_not_yours, nothing_to_ask, asks_used_up, same_id_other_content */
export function askOnce(house: House, { askId, amountOre, productIds, ...asked }: Wish): Promise<ShownLimits> {
  return transaction(house.database, async (tx) => {
    const found = await holderOf(tx, asked)
    const holder = found && (await lockHolder(tx, found))
    if (!holder) throw new Refused('not_found')
    const now = house.clock.now()
    const wallet = await walletOf(tx, { ...asked, now })
    if (wallet?.relation !== 'own') throw new Refused('limits_not_yours')
    const before = await askBy(tx, { schoolId: holder.schoolId, askId })
    if (before) {
      if (before.pupilId !== holder.pupilId || before.amountOre !== amountOre) throw new Refused('same_id_other_content')
      return showLimits(tx, house, asked)
    }
    const limits = await limitsOf(tx, holder, now)
    if (limits.length === 0 || isOfAge(house, holder)) throw new Refused('nothing_to_ask')
    const forDay = norwegianTime(now).date
    if ((await asksToday(tx, holder, forDay)) >= MOST_ASKS_A_DAY) throw new Refused({ code: 'asks_used_up', facts: { most: MOST_ASKS_A_DAY } })
    await insertAsk(tx, holder, { askId, amountOre, productIds, forDay, now })
    const ask = (await askBy(tx, { schoolId: holder.schoolId, askId })) as AskRow
    await tellGuardians(tx, house, { holder, ask, personIds: limits.map(({ personId }) => personId) })
    return showLimits(tx, house, asked)
  })
}

async function tellGuardians(
  tx: Queryable,
  house: House,
  { holder, ask, personIds }: { holder: Holder; ask: AskRow; personIds: readonly string[] },
): Promise<void> {
  const { schoolId, walletId, firstName: child, schoolName: school } = holder
  const { askId, products, forDay } = ask
  const amount = formatKroner(ask.amountOre)
  for (const { personId, firstName, language } of await addressesOf(tx, personIds)) {
    const { limitAsk: texts, greeting, regards } = messageTexts[language]
    const path = `/leave#token=${tokenOf(house, { schoolId, askId, personId })}`
    await tellPerson(tx, house, {
      personId,
      schoolId,
      event: 'limit_ask',
      walletId,
      child,
      path,
      subject: texts.subject(child),
      body: [
        greeting(firstName),
        products.length === 0 ? texts.text({ child, school, amount }) : texts.textOf({ child, school, amount, products: products.join(', ') }),
        texts.press,
        `${house.publicUrl}${path}`,
        texts.lifetime,
        regards,
      ].join('\n\n'),
      // Tomorrow nobody needs it.
      expiresAt: startOfNorwegianDay(addDays(forDay, 1)),
    })
  }
}

type Answer = InPortal & { askId: string; isYes: boolean }

/** @throws Refused not_found, ask_not_open, limits_not_yours, relation_without_right */
export function answerInPortal(house: House, { askId, isYes, ...asked }: Answer): Promise<ShownLimits> {
  return transaction(house.database, async (tx) => {
    const holder = await holderOf(tx, asked)
    const ask = await askBy(tx, { schoolId: asked.schoolId, askId })
    if (!holder || ask?.pupilId !== holder.pupilId) throw new Refused('not_found')
    const wallet = await walletOf(tx, { ...asked, now: house.clock.now() })
    if (wallet?.relation !== 'guardian') throw new Refused('limits_not_yours')
    if (!wallet.mayLimit) throw new Refused('relation_without_right')
    await answer(tx, house, { ask, schoolId: asked.schoolId, personId: asked.personId, isYes })
    return showLimits(tx, house, asked)
  })
}

type Linked = RouteReply<'POST /api/limit-asks/look'>

/** What the link asks for; looking changes nothing, since whoever filters mail opens links too. @throws Refused ask_not_open */
export async function lookByLink(house: House, token: string): Promise<Linked> {
  const { asked, ask, holder } = await askOfLink(house.database, house, token)
  return linked(holder, ask, asked)
}

/** @throws Refused ask_not_open */
export function answerByLink(house: House, { token, isYes }: { token: string; isYes: boolean }): Promise<Linked> {
  return transaction(house.database, async (tx) => {
    const { asked, ask, holder } = await askOfLink(tx, house, token)
    await answer(tx, house, { ...asked, ask, isYes })
    return linked(holder, (await askBy(tx, asked)) as AskRow, asked)
  })
}

async function askOfLink(db: Queryable, house: House, token: string): Promise<{ asked: AskedOf; ask: AskRow & { pupilId: string }; holder: Holder }> {
  const asked = readToken(house, token)
  const ask = asked && (await askBy(db, asked))
  const now = house.clock.now()
  if (!asked || !ask || ask.forDay !== norwegianTime(now).date) throw new Refused('ask_not_open')
  const key = { schoolId: asked.schoolId, pupilId: ask.pupilId }
  const holder = (await isGuardian(db, key, { personId: asked.personId, now })) ? await lockHolder(db, key) : null
  if (!holder) throw new Refused('ask_not_open')
  return { asked, ask, holder }
}

// The same answer again is the same answer; another one is none: whoever has said yes may have been believed already.
async function answer(
  tx: Queryable,
  house: House,
  { ask, schoolId, personId, isYes }: { ask: AskRow; schoolId: number; personId: string; isYes: boolean },
): Promise<void> {
  const now = house.clock.now()
  const before = ask.answers.find((each) => each.personId === personId)
  if (before?.isYes === isYes) return
  if (before || ask.forDay !== norwegianTime(now).date) throw new Refused('ask_not_open')
  if (!(await insertAnswer(tx, { schoolId, askId: ask.askId, personId, isYes, now }))) throw new Refused('ask_not_open')
}

const linked = ({ firstName, schoolName }: Holder, { amountOre, products, forDay, isUsed, answers }: AskRow, { personId }: AskedOf): Linked => ({
  firstName,
  schoolName,
  amountOre,
  products,
  forDay,
  isYes: answers.find((each) => each.personId === personId)?.isYes ?? null,
  isUsed,
})
