import { describe, expect, test } from 'vitest'
import { inGsm7, smsLength } from './sms-text.ts'

describe('an SMS', () => {
  test('of plain Norwegian is one part up to 160 characters, and then 153 in each', () => {
    expect(smsLength('å'.repeat(160))).toEqual({ alphabet: 'gsm7', characters: 160, parts: 1 })
    expect(smsLength('å'.repeat(161))).toEqual({ alphabet: 'gsm7', characters: 161, parts: 2 })
    expect(smsLength('æ'.repeat(306)).parts).toBe(2)
    expect(smsLength('Ø'.repeat(307)).parts).toBe(3)
    expect(smsLength('')).toEqual({ alphabet: 'gsm7', characters: 0, parts: 1 })
  })

  test('with one letter outside the alphabet is one part up to 70 characters, and then 67 in each', () => {
    expect(smsLength('š'.repeat(70))).toEqual({ alphabet: 'ucs2', characters: 70, parts: 1 })
    expect(smsLength(`${'a'.repeat(70)}đ`)).toEqual({ alphabet: 'ucs2', characters: 71, parts: 2 })
    expect(smsLength('č'.repeat(134)).parts).toBe(2)
    expect(smsLength('č'.repeat(135)).parts).toBe(3)
  })

  test('counts brackets, tildes and the euro sign twice, and an emoji as two', () => {
    expect(smsLength('€'.repeat(80))).toEqual({ alphabet: 'gsm7', characters: 160, parts: 1 })
    expect(smsLength(`${'€'.repeat(80)}a`).parts).toBe(2)
    expect(smsLength('🍎')).toEqual({ alphabet: 'ucs2', characters: 2, parts: 1 })
  })
})

test('a name is written so that it does not make the SMS dearer, where that can be done', () => {
  expect(inGsm7('Bartholomeus-Emmanuel Nguyễn-Haugerud')).toBe('Bartholomeus-Emmanuel Nguyen-Haugerud')
  expect(inGsm7('Šejla Đorđe Łukasz Þór')).toBe('Sejla Dorde Lukasz Thór'.replace('ó', 'o'))
  expect(inGsm7('Åse Ærlig Øyvind Jürgen André')).toBe('Åse Ærlig Øyvind Jürgen André')
  expect(smsLength(inGsm7('Nguyễn')).alphabet).toBe('gsm7')
  // A name in another script is left as its bearer writes it.
  expect(inGsm7('Маша')).toBe('Маша')
})
