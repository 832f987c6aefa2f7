// The sixteen steps Designsystemet asks of a colour, for light and for dark.
// Guards WCAG AA for every hue, ours or an operator's: text-subtle reads at 4.5 to 1 even on
// surface-active, border-default shows at 3 to 1 on every resting surface.
import { colourWithLuminance, contrastBetween, luminanceOf, oklchFromHex } from './colour.ts'

export const steps = [
  'background-default',
  'background-tinted',
  'surface-default',
  'surface-tinted',
  'surface-hover',
  'surface-active',
  'border-subtle',
  'border-default',
  'border-strong',
  'text-subtle',
  'text-default',
  'base-default',
  'base-hover',
  'base-active',
  'base-contrast-subtle',
  'base-contrast-default',
] as const
export type Step = (typeof steps)[number]
export type Scheme = 'light' | 'dark'
export type Scale = Record<Step, string>

/** `hue` and `chroma` in OKLCH; `base` is the luminance of the colour where it is used as a fill. */
export type Ink = { hue: number; chroma: number; base: Record<Scheme, number> }

export const inks = {
  accent: { hue: 180, chroma: 0.085, base: { light: 0.06, dark: 0.36 } },
  neutral: { hue: 80, chroma: 0.012, base: { light: 0.03, dark: 0.72 } },
  apricot: { hue: 56, chroma: 0.125, base: { light: 0.5, dark: 0.52 } },
  info: { hue: 245, chroma: 0.11, base: { light: 0.12, dark: 0.34 } },
  success: { hue: 150, chroma: 0.13, base: { light: 0.135, dark: 0.38 } },
  warning: { hue: 78, chroma: 0.14, base: { light: 0.5, dark: 0.5 } },
  danger: { hue: 25, chroma: 0.17, base: { light: 0.115, dark: 0.28 } },
} as const satisfies Record<string, Ink>
export type InkName = keyof typeof inks

/** The colours a category of goods can have at the till; their names are those of the contract. */
export const categoryInks = {
  fjord: inks.accent,
  apricot: inks.apricot,
  leaf: { hue: 135, chroma: 0.13, base: { light: 0.15, dark: 0.38 } },
  berry: { hue: 5, chroma: 0.15, base: { light: 0.12, dark: 0.3 } },
  sun: { hue: 92, chroma: 0.14, base: { light: 0.62, dark: 0.6 } },
  sky: { hue: 235, chroma: 0.11, base: { light: 0.15, dark: 0.38 } },
  sand: { hue: 70, chroma: 0.06, base: { light: 0.46, dark: 0.46 } },
  stone: { hue: 250, chroma: 0.02, base: { light: 0.11, dark: 0.34 } },
} as const satisfies Record<string, Ink>

const paper: Record<Scheme, Pick<Scale, 'background-default' | 'surface-default'>> = {
  light: {
    'background-default': colourWithLuminance({ hue: 85, chroma: 0.01, luminance: 0.925 }),
    'surface-default': colourWithLuminance({ hue: 85, chroma: 0.004, luminance: 0.988 }),
  },
  dark: {
    'background-default': colourWithLuminance({ hue: 185, chroma: 0.014, luminance: 0.0075 }),
    'surface-default': colourWithLuminance({ hue: 185, chroma: 0.016, luminance: 0.0145 }),
  },
}

const luminances = {
  light: {
    'background-tinted': 0.86,
    'surface-tinted': 0.83,
    'surface-hover': 0.77,
    'surface-active': 0.69,
    'border-subtle': 0.68,
    'border-default': 0.2,
    'border-strong': 0.11,
    'text-subtle': 0.108,
    'text-default': 0.022,
  },
  dark: {
    'background-tinted': 0.016,
    'surface-tinted': 0.026,
    'surface-hover': 0.034,
    'surface-active': 0.048,
    'border-subtle': 0.05,
    'border-default': 0.21,
    'border-strong': 0.42,
    'text-subtle': 0.45,
    'text-default': 0.84,
  },
} as const

/** How much of the ink's chroma a step carries: pale steps carry little, so that paper stays paper. */
const chromaShares: Record<Scheme, Partial<Record<Step, number>>> = {
  light: { 'background-tinted': 0.18, 'surface-tinted': 0.24, 'surface-hover': 0.34, 'surface-active': 0.45, 'border-subtle': 0.4 },
  dark: {
    'background-tinted': 0.22,
    'surface-tinted': 0.32,
    'surface-hover': 0.38,
    'surface-active': 0.45,
    'border-subtle': 0.45,
    'border-default': 0.7,
    'border-strong': 0.75,
    'text-subtle': 0.7,
    'text-default': 0.15,
  },
}

export function scaleOf(ink: Ink, scheme: Scheme): Scale {
  // The neutral of the dark room is fjord-tinted, not brown.
  const hue = scheme === 'dark' && ink.chroma < 0.02 ? 185 : ink.hue
  const pick = (step: Step, luminance: number): string => colourWithLuminance({ hue, chroma: ink.chroma * (chromaShares[scheme][step] ?? 1), luminance })
  const base = pick('base-default', ink.base[scheme])
  const away = luminanceOf(base) > 0.25 && scheme === 'light' ? 0.82 : scheme === 'light' ? 0.72 : 1.18
  const hover = pick('base-hover', Math.min(0.95, ink.base[scheme] * away))
  const active = pick('base-active', Math.min(0.95, ink.base[scheme] * away * away))
  const chosen = Object.fromEntries(Object.entries(luminances[scheme]).map(([step, luminance]) => [step, pick(step as Step, luminance)])) as Record<
    keyof (typeof luminances)['light'],
    string
  >
  return {
    ...paper[scheme],
    ...chosen,
    'base-default': base,
    'base-hover': hover,
    'base-active': active,
    'base-contrast-default': mostReadableOn(base, { hue, soft: false }),
    'base-contrast-subtle': mostReadableOn(base, { hue, soft: true }),
  }
}

/** An operator's own colour as an ink. Its fill is moved just far enough to carry readable text. */
export function inkFromBrand(hex: string): Ink {
  const { chroma, hue } = oklchFromHex(hex)
  const own = luminanceOf(hex)
  // Between 0.15 and 0.33 neither white nor ink reads well at rest, hovered and pressed alike; the fill is moved down out of that band.
  const light = own > 0.15 && own < 0.33 ? 0.15 : Math.min(0.6, Math.max(0.03, own))
  return { hue, chroma: Math.min(0.17, chroma), base: { light, dark: Math.min(0.6, Math.max(0.32, own)) } }
}

function mostReadableOn(base: string, { hue, soft }: { hue: number; soft: boolean }): string {
  const pale = colourWithLuminance({ hue, chroma: soft ? 0.02 : 0.003, luminance: soft ? 0.88 : 0.99 })
  const dark = colourWithLuminance({ hue, chroma: 0.03, luminance: soft ? 0.012 : 0.006 })
  return contrastBetween(base, pale) >= 4.5 ? pale : dark
}
