/** "ser hva som er kjøpt" → "Ser hva som er kjøpt", where the words stand alone and not in a sentence. */
export const asLabel = (words: string): string => words.charAt(0).toLocaleUpperCase('nb') + words.slice(1)
