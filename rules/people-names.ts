// Names of people, from all over the world. What is refused could not be a name, and could be a link,
// a command or a sentence in a message that we send to somebody else.

export const MOST_NAME_CHARACTERS = 80

// Words of letters, held together by one space, hyphen or apostrophe; a full stop only after an initial or at a word's end.
const NAME = /^\p{Letter}[\p{Letter}\p{Mark}]*\.?(?:(?: |[-'’ʼ`] ?| ['’])\p{Letter}[\p{Letter}\p{Mark}]*\.?)*['’]?$/u

/** The name with its spaces tidied, or null: "  Bartholomeus-Emmanuel " → "Bartholomeus-Emmanuel". */
export function readName(text: string): string | null {
  const name = text
    .normalize('NFC')
    .trim()
    .replaceAll(/[ \u00a0]+/g, ' ')
  return name.length <= MOST_NAME_CHARACTERS && NAME.test(name) ? name : null
}
