// An operator's own colour in place of our fjord green. Only hue and strength are taken from it:
// how light or dark each step is stays ours, so that everything can still be read.
import { stylesheetFor } from './theme/colour-tokens.ts'
import { inkFromBrand } from './theme/palette.ts'

let shown: CSSStyleSheet | undefined

/** `colour` is written #rrggbb; undefined brings our own back. */
export function showBrandColour(colour: string | undefined): void {
  const others = document.adoptedStyleSheets.filter((sheet) => sheet !== shown)
  shown = colour === undefined ? undefined : new CSSStyleSheet()
  if (colour !== undefined) shown?.replaceSync(stylesheetFor(inkFromBrand(colour)))
  document.adoptedStyleSheets = shown === undefined ? others : [...others, shown]
}
