import { expect, test } from 'vitest'
import { matchingChoices, type PaletteChoice } from './palette-choices.ts'

const choice = (label: string): PaletteChoice => ({ key: label, label, group: 'pages', open: () => {} })
const choices = [choice('Kasser'), choice('Ny kasse'), choice('Elever'), choice('Åmot ungdomsskole')]

function found(asked: string): string[] {
  return matchingChoices(choices, asked).map(({ label }) => label)
}

test('a few letters find every page with a word that begins so', () => {
  expect(found('kas')).toEqual(['Kasser', 'Ny kasse'])
})

test('more words find only what has them all, in any order', () => {
  expect(found('kasse ny')).toEqual(['Ny kasse'])
})

test('Norwegian letters are letters, small or capital', () => {
  expect(found('ÅMOT')).toEqual(['Åmot ungdomsskole'])
})

test('nothing asked finds everything', () => {
  expect(found(' ')).toHaveLength(choices.length)
})
