// Light or dark follows the device unless the person has chosen.

export const colourSchemes = ['auto', 'light', 'dark'] as const
export type ColourScheme = (typeof colourSchemes)[number]

const KEPT_AS = 'kantinekort.colour-scheme'

export function keptColourScheme(): ColourScheme {
  try {
    const kept = localStorage.getItem(KEPT_AS)
    return colourSchemes.find((scheme) => scheme === kept) ?? 'auto'
  } catch {
    // Storage may be switched off by the school.
    return 'auto'
  }
}

export function chooseColourScheme(scheme: ColourScheme): void {
  document.documentElement.dataset['colorScheme'] = scheme
  try {
    localStorage.setItem(KEPT_AS, scheme)
  } catch {
    // The choice then lasts as long as the page does.
  }
}

export function applyKeptColourScheme(): void {
  document.documentElement.dataset['colorScheme'] = keptColourScheme()
}
