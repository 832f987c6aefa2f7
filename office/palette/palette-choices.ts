// What the palette can find without asking anybody: rooms, deeds and schools. Words match at the start of any word.

export type PaletteChoice = { key: string; label: string; detail?: string; group: 'pages' | 'deeds' | 'schools' | 'pupils' | 'enquiries'; open: () => void }

/** The choices where every word asked for begins some word of the label, in the order given. */
export function matchingChoices(choices: readonly PaletteChoice[], asked: string): PaletteChoice[] {
  const wanted = wordsOf(asked)
  return choices.filter(({ label, detail = '' }) => {
    const words = wordsOf(`${label} ${detail}`)
    return wanted.every((word) => words.some((other) => other.startsWith(word)))
  })
}

function wordsOf(text: string): string[] {
  return text
    .toLocaleLowerCase('nb')
    .split(/[\s,.«»-]+/)
    .filter((word) => word !== '')
}
