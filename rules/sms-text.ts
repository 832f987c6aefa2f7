// How long an SMS is, and so what it costs: a gateway splits a long one into parts and takes payment for each.
// The GSM 7-bit alphabet has æ, ø and å, but a single character outside of it (š, đ, most emoji) makes every part
// less than half as long.

const GSM_7 = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà')
/** These take two places. */
const GSM_7_TWICE = new Set('\f^{}\\[~]|€')

const LIMITS = { gsm7: { one: 160, many: 153 }, ucs2: { one: 70, many: 67 } } as const

export type SmsLength = { alphabet: 'gsm7' | 'ucs2'; characters: number; parts: number }

export function smsLength(text: string): SmsLength {
  const letters = [...text]
  const isPlain = letters.every((letter) => GSM_7.has(letter) || GSM_7_TWICE.has(letter))
  const alphabet = isPlain ? 'gsm7' : 'ucs2'
  // UCS-2 counts in units of 16 bits, of which an emoji takes two.
  const characters = isPlain ? letters.reduce((sum, letter) => sum + (GSM_7_TWICE.has(letter) ? 2 : 1), 0) : text.length
  const { one, many } = LIMITS[alphabet]
  return { alphabet, characters, parts: characters <= one ? 1 : Math.ceil(characters / many) }
}

// What has no letter beneath its accent.
const PLAINER: Record<string, string> = {
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
  œ: 'oe',
  Œ: 'Oe',
  '’': "'",
  '‘': "'",
  '–': '-',
}

/** A name as the GSM alphabet can write it: "Nguyễn" is "Nguyen". What cannot be written in it stays as it is. */
export function inGsm7(name: string): string {
  return [...name.normalize('NFC')]
    .map((letter) => {
      if (GSM_7.has(letter)) return letter
      const plainer = PLAINER[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '')
      return [...plainer].every((each) => GSM_7.has(each)) ? plainer : (PLAINER[plainer] ?? letter)
    })
    .join('')
}
