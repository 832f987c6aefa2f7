// Writes a palette as CSS custom properties under the names Designsystemet's classes read.
import { colourWithLuminance } from './colour.ts'
import { categoryInks, type Ink, type InkName, inks, scaleOf, steps } from './palette.ts'

/** Every colour token as `light-dark(…)`, so that one list serves both schemes. */
export function tokensFor(name: string, ink: Ink): string[] {
  const light = scaleOf(ink, 'light')
  const dark = scaleOf(ink, 'dark')
  return steps.map((step) => `--ds-color-${name}-${step}: light-dark(${light[step]}, ${dark[step]});`)
}

/** What replaces our accent while an operator's own colour is shown. Older browsers, without light-dark(), keep ours. */
export function stylesheetFor(brand: Ink): string {
  const deep = [`--kit-deep-from: ${deepOf(brand, 0.068)};`, `--kit-deep-to: ${deepOf(brand, 0.034)};`]
  return `@supports (color: light-dark(#000, #fff)) { ${rule(':root, [data-color-scheme]', [...tokensFor('accent', brand), ...deep])} }`
}

/** The deep card keeps its depth in any hue: white is read on it at more than 7 to 1. */
function deepOf({ hue, chroma }: Ink, luminance: number): string {
  return colourWithLuminance({ hue, chroma, luminance })
}

export function colourStylesheet(): string {
  const names = Object.keys(inks) as InkName[]
  const neutral = { light: scaleOf(inks.neutral, 'light'), dark: scaleOf(inks.neutral, 'dark') }
  const values = [
    ...names.flatMap((name) => tokensFor(name, inks[name])),
    `--ds-color-focus-inner: light-dark(${neutral.light['surface-default']}, ${neutral.dark['background-default']});`,
    `--ds-color-focus-outer: light-dark(${neutral.light['text-default']}, ${neutral.dark['text-default']});`,
    '--ds-link-color-visited: var(--ds-color-accent-text-subtle);',
  ]
  const chosen = names.map((name) => {
    const selector = name === 'accent' ? ':root, [data-color-scheme], [data-color="accent"]' : `[data-color="${name}"]`
    return rule(
      selector,
      steps.map((step) => `--ds-color-${step}: var(--ds-color-${name}-${step});`),
    )
  })
  return [
    '/* Written by kit/theme/write-colours.ts from kit/theme/palette.ts. Change it there. */',
    '@layer ds.theme {',
    rule(':root, [data-color-scheme]', values),
    ...chosen,
    ...Object.entries(categoryInks).map(([name, ink]) => rule(`[data-category="${name}"]`, categoryTokens(ink))),
    '}',
    '',
  ].join('\n')
}

/** What a tile, a tag or a bar of a category is painted with. `strong` carries `on-strong`; `surface` carries `text`. */
const categoryRoles = {
  surface: 'surface-tinted',
  'surface-pressed': 'surface-active',
  edge: 'border-default',
  text: 'text-default',
  strong: 'base-default',
  'on-strong': 'base-contrast-default',
} as const

function categoryTokens(ink: Ink): string[] {
  const light = scaleOf(ink, 'light')
  const dark = scaleOf(ink, 'dark')
  return Object.entries(categoryRoles).map(([role, step]) => `--kit-category-${role}: light-dark(${light[step]}, ${dark[step]});`)
}

function rule(selector: string, declarations: readonly string[]): string {
  return `${selector} {\n${declarations.map((line) => `  ${line}`).join('\n')}\n}`
}
