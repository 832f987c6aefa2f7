import type { Queryable } from '../../database/connect.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { limitInOre, meterLevel, type MeterLevel, meterYear } from '../../rules/payment-meter.ts'
import type { House } from '../house.ts'
import { paidBetween } from './store.ts'

export type Meter = { paidOre: number; until: string; limit: { limitOre: number; level: MeterLevel; perCent: number } | null }

/** How near an operator's payments of twelve months are to what must be notified. */
export async function readMeter(db: Queryable, { clock, law }: House, operatorId: string): Promise<Meter> {
  const { from, until } = meterYear(norwegianTime(clock.now()).date)
  const paidOre = await paidBetween(db, { operatorId, from, until })
  if (law.euroRate === null) return { paidOre, until, limit: null }
  const limitOre = limitInOre(law.euroRate)
  return { paidOre, until, limit: { limitOre, level: meterLevel(paidOre, limitOre), perCent: Math.floor((paidOre * 100) / limitOre) } }
}
