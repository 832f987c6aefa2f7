// Colour arithmetic for the theme: OKLCH to sRGB, and WCAG luminance and contrast.
// Contrast between two colours depends on their luminance alone, so the theme picks
// luminances first and lets hue and chroma follow: every hue gets the same contrast.

export type Oklch = { lightness: number; chroma: number; hue: number }
type LinearRgb = readonly [red: number, green: number, blue: number]

export function luminanceOf(hex: string): number {
  const [red, green, blue] = linearFromHex(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrastBetween(hex: string, other: string): number {
  const [darker, lighter] = [luminanceOf(hex), luminanceOf(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** The colour of this hue whose WCAG luminance is `luminance`; chroma gives way where sRGB cannot hold it. */
export function colourWithLuminance({ hue, chroma, luminance }: { hue: number; chroma: number; luminance: number }): string {
  let low = 0
  let high = 1
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2
    const tried = luminanceOf(hexFromLinear(fitted({ lightness: middle, chroma, hue })))
    if (tried < luminance) low = middle
    else high = middle
  }
  return hexFromLinear(fitted({ lightness: high, chroma, hue }))
}

export function oklchFromHex(hex: string): Oklch {
  const [red, green, blue] = linearFromHex(hex)
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  return { lightness, chroma: Math.hypot(a, b), hue: (Math.atan2(b, a) * 180) / Math.PI }
}

function fitted(colour: Oklch): LinearRgb {
  let chroma = colour.chroma
  let rgb = linearFromOklch({ ...colour, chroma })
  for (let step = 0; step < 60 && !isInsideSrgb(rgb); step += 1) {
    chroma *= 0.95
    rgb = linearFromOklch({ ...colour, chroma })
  }
  return rgb
}

function isInsideSrgb(rgb: LinearRgb): boolean {
  return rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005)
}

function linearFromOklch({ lightness, chroma, hue }: Oklch): LinearRgb {
  const radians = (hue * Math.PI) / 180
  const a = chroma * Math.cos(radians)
  const b = chroma * Math.sin(radians)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

function hexFromLinear(rgb: LinearRgb): string {
  const channels = rgb.map((channel) => {
    const clamped = Math.min(1, Math.max(0, channel))
    const encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}

function linearFromHex(hex: string): LinearRgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`A colour is written #rrggbb, not ${hex}`)
  const channel = (start: number): number => {
    const encoded = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}
