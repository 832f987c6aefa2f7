import { expect, test } from 'vitest'
import { processorMs } from '../test/processor-time.ts'
import { readName } from './people-names.ts'

test.each([
  'Ola',
  'Åse',
  'Bartholomeus-Emmanuel',
  'Nguyễn-Haugerud',
  'Máret Ánne',
  "O'Neil",
  'D’Arcy',
  "van 't Hoff",
  'Al-Hassan',
  'J. Jensen',
  'Anna K. Berg',
  'محمد',
  '王芳',
  'Ø',
  'Kaʻiulani',
  'de la Cruz',
  'Đặng',
])('%s is a name', (name) => {
  expect(readName(name)).toBe(name)
})

test('spaces are tidied, and a letter typed as two characters becomes one', () => {
  expect(readName('  Ola   Henrik ')).toBe('Ola Henrik')
  expect(readName('A\u030ase')).toBe('Åse')
})

test.each([
  '',
  ' ',
  '-',
  '.',
  "'",
  '123',
  'Ola2',
  'Ola@',
  'evil.no',
  'http://evil.no',
  'www.evil.no/x',
  'Ola\nBcc',
  'Ola!',
  '<b>Ola</b>',
  '${x}',
  'Ola,Kari',
  'Ola;',
  'Ola--Kari',
  '-Ola',
  'Ola-',
  '🍞',
  'A\u202eB',
])('%j could not be a name', (text) => {
  expect(readName(text)).toBeNull()
})

test('80 characters are taken and 81 are refused', () => {
  expect(readName('a'.repeat(80))).not.toBeNull()
  expect(readName('a'.repeat(81))).toBeNull()
})

test('a text made to keep the rule busy is answered at once', () => {
  const ms = processorMs(() => {
    readName(`${"a' ".repeat(26)}!`)
    readName(`${'a-'.repeat(39)}1`)
  })
  expect(ms).toBeLessThan(500)
})
