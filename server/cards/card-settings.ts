import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { type CardSettings, settingsOf, writeSettings } from './fee-store.ts'

/** What a school decides about cards. @throws Refused not_found */
export async function showCardSettings(house: House, { schoolId }: { schoolId: number }): Promise<CardSettings & { ladderOre: number[] }> {
  const settings = await settingsOf(house.database, schoolId)
  if (!settings) throw new Refused('not_found')
  return { ...settings, ladderOre: [...settings.ladderOre] }
}

/**
 * Fees that are owed already stay as they are. Tills are not told: they ask anew each time their card desk is opened,
 * and of a fee or a right that changed meanwhile the server says no by name.
 * @throws Refused not_found
 */
export async function changeCardSettings(house: House, { schoolId, change }: { schoolId: number; change: Partial<CardSettings> }) {
  await transaction(house.database, (tx) => writeSettings(tx, { schoolId, change }))
  return showCardSettings(house, { schoolId })
}
