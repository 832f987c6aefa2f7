import { describe, expect, test } from 'vitest'
import { favouritesAt, hourOf, LEAST_SOLD, MOST_FAVOURITES, rankFavourites, type SoldInHour } from './favourites.ts'

const everything = { isForSale: () => true }
const sold = (productId: string, quantity: number, { weekday = 1, hour = 11 } = {}): SoldInHour => ({ weekday, hour, productId, quantity })

describe('favourites of an hour', () => {
  test('come with the most sold first, and in one order when two are sold as often', () => {
    const [monday] = rankFavourites([sold('b', 4), sold('c', 9), sold('a', 4)], everything)
    expect(monday).toEqual({ weekday: 1, hour: 11, productIds: ['c', 'a', 'b'] })
    expect(rankFavourites([sold('a', 4), sold('b', 4), sold('c', 9)], everything)).toEqual([monday])
  })

  test('are none where nothing is sold, and none of what is sold too seldom', () => {
    expect(rankFavourites([], everything)).toEqual([])
    expect(rankFavourites([sold('a', LEAST_SOLD - 1)], everything)).toEqual([])
    expect(rankFavourites([sold('a', LEAST_SOLD)], everything)).toHaveLength(1)
    expect(rankFavourites([sold('a', 2), sold('a', 1, { weekday: 2 })], everything)).toHaveLength(2)
  })

  test('are those of the weekday, before what the other days sell', () => {
    const found = rankFavourites([sold('taco', 3, { weekday: 5 }), sold('soup', 14, { weekday: 1 }), sold('soup', 1, { weekday: 5 })], everything)
    expect(favouritesAt(found, { weekday: 5, hour: 11 })).toEqual(['soup', 'taco'])
    const closer = rankFavourites([sold('taco', 3, { weekday: 5 }), sold('soup', 14, { weekday: 1 })], everything)
    expect(favouritesAt(closer, { weekday: 5, hour: 11 })).toEqual(['taco', 'soup'])
    expect(favouritesAt(closer, { weekday: 1, hour: 11 })).toEqual(['soup', 'taco'])
  })

  test('are those of the hour, and of nothing that is no longer sold', () => {
    const found = rankFavourites([sold('porridge', 9, { hour: 8 }), sold('soup', 9), sold('gone', 99)], { isForSale: (id) => id !== 'gone' })
    expect(favouritesAt(found, { weekday: 1, hour: 8 })).toEqual(['porridge'])
    expect(favouritesAt(found, { weekday: 1, hour: 11 })).toEqual(['soup'])
    expect(favouritesAt(found, { weekday: 1, hour: 9 })).toEqual([])
    expect(favouritesAt(found, { weekday: 2, hour: 11 })).toEqual([])
  })

  test('are no more than the eye takes in', () => {
    const many = Array.from({ length: MOST_FAVOURITES + 1 }, (_each, place) => sold(`product-${place}`, 20 - place))
    expect(rankFavourites(many, everything)[0]?.productIds).toEqual(many.slice(0, MOST_FAVOURITES).map(({ productId }) => productId))
  })
})

test('an hour is told by the Norwegian clock, and Sunday is the last day of the week', () => {
  expect(hourOf({ date: '2026-11-23', time: '11:59:59' })).toEqual({ weekday: 1, hour: 11 })
  expect(hourOf({ date: '2026-11-23', time: '12:00:00' })).toEqual({ weekday: 1, hour: 12 })
  expect(hourOf({ date: '2026-11-22', time: '00:00:00' })).toEqual({ weekday: 7, hour: 0 })
})
