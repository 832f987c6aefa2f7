import { expect, test } from 'vitest'
import { readLaw, usualLaw } from './law-config.ts'

const read = (environment: Record<string, string>) => {
  const mistakes: string[] = []
  return { law: readLaw(environment, (mistake) => mistakes.push(mistake)), mistakes }
}

test('nothing said is no rate and the usual bound', () => {
  expect(read({})).toEqual({ law: usualLaw, mistakes: [] })
  expect(usualLaw.euroRate).toBeNull()
})

test('a rate is read to the last place, with its day and its source', () => {
  expect(read({ EUR_RATE: '11.6543', EUR_RATE_DATE: '2026-11-20', EUR_RATE_SOURCE: 'Norges Bank', WALLET_CAP: '5000' })).toEqual({
    law: { euroRate: { tenThousandths: 116_543, day: '2026-11-20', source: 'Norges Bank' }, walletCapOre: 500_000 },
    mistakes: [],
  })
  expect(read({ EUR_RATE: '11,5', EUR_RATE_DATE: '2026-11-20', EUR_RATE_SOURCE: 'Norges Bank' }).law.euroRate?.tenThousandths).toBe(115_000)
})

test('half a rate, a wrong one and a bound outside what can be are told', () => {
  expect(read({ EUR_RATE: '11.65' }).mistakes).toHaveLength(2)
  expect(read({ EUR_RATE: 'eleven', EUR_RATE_DATE: '2026-11-31', EUR_RATE_SOURCE: 'Norges Bank' }).mistakes).toHaveLength(2)
  for (const WALLET_CAP of ['99', '10001', '-1', '1e3']) expect(read({ WALLET_CAP }).mistakes, WALLET_CAP).toHaveLength(1)
  for (const WALLET_CAP of ['100', '10000']) expect(read({ WALLET_CAP }).mistakes, WALLET_CAP).toEqual([])
})
