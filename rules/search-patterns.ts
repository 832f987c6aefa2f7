const MOST_WORDS = 6

/** "ol  8b" → ["%ol%", "%8b%"]: every word must be found somewhere, and what means something to `like` means itself. */
export function patternsOf(search: string): string[] {
  const words = search.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean)
  return words.slice(0, MOST_WORDS).map((word) => `%${word.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`)
}
