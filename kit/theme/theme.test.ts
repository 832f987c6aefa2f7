import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrastBetween } from './colour.ts'
import { colourStylesheet } from './colour-tokens.ts'
import { categoryColours } from '../../contract/till-routes.ts'
import { categoryInks, inkFromBrand, inks, type Scheme, scaleOf, type Step } from './palette.ts'

const schemes: readonly Scheme[] = ['light', 'dark']
const surfaces: readonly Step[] = ['background-default', 'background-tinted', 'surface-default', 'surface-tinted', 'surface-hover', 'surface-active']
const restingSurfaces: readonly Step[] = ['background-default', 'background-tinted', 'surface-default', 'surface-tinted']
const brands = ['#0062ba', '#e30613', '#ffd400', '#000000', '#ffffff', '#7a7a7a', '#8a2be2', '#00a651', '#ff6600']

const everyInk = [
  ...Object.entries(inks),
  ...Object.entries(categoryInks).map(([name, ink]) => [`of a category, ${name}`, ink] as const),
  ...brands.map((hex) => [`operator ${hex}`, inkFromBrand(hex)] as const),
]

describe.each(everyInk)('the colour %s', (_name, ink) => {
  test.each(schemes)('can be read on every surface in %s', (scheme) => {
    const scale = scaleOf(ink, scheme)
    const neutral = scaleOf(inks.neutral, scheme)
    for (const surface of surfaces) {
      expect(contrastBetween(scale['text-default'], scale[surface])).toBeGreaterThanOrEqual(7)
      expect(contrastBetween(scale['text-subtle'], scale[surface])).toBeGreaterThanOrEqual(4.5)
      expect(contrastBetween(neutral['text-default'], scale[surface])).toBeGreaterThanOrEqual(7)
      expect(contrastBetween(neutral['text-subtle'], scale[surface])).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(schemes)('shows its borders on resting surfaces in %s', (scheme) => {
    const scale = scaleOf(ink, scheme)
    for (const surface of restingSurfaces) {
      expect(contrastBetween(scale['border-default'], scale[surface])).toBeGreaterThanOrEqual(3)
    }
  })

  test.each(schemes)('carries readable text on its fill, at rest, hovered and pressed, in %s', (scheme) => {
    const scale = scaleOf(ink, scheme)
    for (const fill of ['base-default', 'base-hover', 'base-active'] as const) {
      expect(contrastBetween(scale['base-contrast-default'], scale[fill]), fill).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrastBetween(scale['base-contrast-subtle'], scale['base-default'])).toBeGreaterThanOrEqual(4.5)
  })
})

test('the stylesheet of colours is the one the palette writes', () => {
  const kept = readFileSync(new URL('./colours.css', import.meta.url), 'utf8')
  expect(withoutLayout(kept) === withoutLayout(colourStylesheet()), 'run kit/theme/write-colours.ts').toBe(true)
})

/** The formatter sets spaces and quotes its own way. */
function withoutLayout(css: string): string {
  return css.replaceAll(/\s+/g, '').replaceAll('"', "'")
}

test('every colour a category can have is painted', () => {
  expect(Object.keys(categoryInks).toSorted()).toEqual([...categoryColours].toSorted())
})
