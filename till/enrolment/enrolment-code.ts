// The one-time code from the office, XXXX-XXXX, as hands type it: small letters, spaces, no hyphen, O for 0.

const LENGTH = 8
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** Only the characters that count, in capitals, at most eight. */
export function codeCharacters(typed: string): string {
  const characters = [...typed.toUpperCase()].filter((character) => /[0-9A-Z]/.test(character))
  return characters
    .slice(0, LENGTH)
    .map((character) => MISREAD[character] ?? character)
    .join('')
}

/** As it stands in the field while it is typed: the hyphen comes by itself. */
export function shownCode(typed: string): string {
  const code = codeCharacters(typed)
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code
}

export function isWholeCode(typed: string): boolean {
  return codeCharacters(typed).length === LENGTH
}
