// The letters of a receipt printer: 128 of them beyond ASCII, which ones depends on the code page that is chosen in it.
// The numbers are those of Epson, which most makers follow.

/** Each page's number for the printer (ESC t), and its letters from 128 to 255; a question mark is a place without one. */
export const codePages = {
  wpc1252: {
    number: 16,
    letters: '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  },
  pc865: {
    number: 5,
    letters: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  },
  pc858: {
    number: 19,
    letters: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  },
  pc850: {
    number: 2,
    letters: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  },
} as const

export type CodePage = keyof typeof codePages
export const codePageNames = Object.keys(codePages) as CodePage[]

const FIRST_LETTER = 128
const QUESTION_MARK = 63

/** What some code pages have not, written with what all of them have. */
const PLAINER: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '·': '-',
  '×': 'x',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '€': 'EUR',
  '\u00a0': ' ',
  '\u202f': ' ',
}

/** A text as one byte for each place on paper. What the page has not is written plainer, and at worst as a question mark. */
export function bytesOfText(text: string, page: CodePage): number[] {
  return [...text.normalize('NFC')].flatMap((letter) => bytesOfLetter(letter, page))
}

function bytesOfLetter(letter: string, page: CodePage): number[] {
  const own = byteOf(letter, page)
  if (own !== null) return [own]
  // Ő becomes O with a mark, and the mark is left out.
  const plainer = PLAINER[letter] ?? letter.normalize('NFD').replaceAll(/\p{Mark}/gu, '')
  return plainer === letter ? [QUESTION_MARK] : [...plainer].map((each) => byteOf(each, page) ?? QUESTION_MARK)
}

// A command is a byte below the letters, so none is ever made of a text.
function byteOf(letter: string, page: CodePage): number | null {
  const point = letter.codePointAt(0) ?? 0
  if (point < FIRST_LETTER) return point >= 32 && point < 127 ? point : null
  const place = letter === '\u00a0' ? -1 : codePages[page].letters.indexOf(letter)
  return place < 0 ? null : FIRST_LETTER + place
}
