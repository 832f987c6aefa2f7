// The PDF itself: fonts, tags and pages. Everything that is drawn goes through here, in millimetres.

import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { sizeThatFits } from './fit-text.ts'
import { points, POINTS_A_MM } from './sizes.ts'

type Pdf = InstanceType<typeof PDFDocument>
type Group = ReturnType<Pdf['struct']>
export type Weight = 'regular' | 'semibold' | 'bold'
export type Box = { xMm: number; yMm: number; widthMm: number; heightMm: number }
export type Words = {
  xMm: number
  yMm: number
  widthMm: number
  sizePt: number
  /** Set where a long text may get smaller: down to this size, on at most so many lines, in so much room. */
  smallestPt?: number
  mostLines?: number
  heightMm?: number
  weight?: Weight
  colour: string
  align?: 'left' | 'center' | 'right'
  /** Figures of equal width and a zero that is no O. */
  isNumber?: boolean
}

const resolve = createRequire(import.meta.url).resolve
const FONTS: Record<Weight, string> = {
  regular: resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  semibold: resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  bold: resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
}

// pdfkit knows the accessible kind of PDF; its types do not.
const PDF_UA = 'PDF/UA' as 'PDF/A-2a'

export type Paper = {
  newPage: (size: { widthMm: number; heightMm: number }) => void
  /** Everything drawn in `draw` is moved to another place on the page, and may be cut to a box there. */
  at: (place: { xMm: number; yMm: number }, draw: () => void) => void
  within: (box: Box & { radiusMm: number }, draw: () => void) => void
  /** Boxes of one colour in one stroke, so that a printer draws no seam between two that touch. */
  boxes: (boxes: readonly Box[], colour: string) => void
  line: (line: { fromXMm: number; fromYMm: number; toXMm: number; toYMm: number; widthMm: number; colour: string }) => void
  circle: (circle: { xMm: number; yMm: number; radiusMm: number; colour: string }) => void
  /** An SVG path in its own units, `scale` millimetres each. */
  path: (path: string, look: { xMm: number; yMm: number; scale: number; fill?: string; stroke?: { colour: string; width: number } }) => void
  /** Writes words, or lines that are never broken otherwise, and answers where they end, in millimetres from the top. */
  words: (text: string | readonly string[], words: Words) => number
  /** What screen readers pass over. */
  decoration: (draw: () => void) => void
  /** A part of the document with its title; what is tagged inside is read in the order it was drawn. */
  part: (title: string, draw: () => void) => void
  tagged: (tag: 'H1' | 'P', draw: () => void) => void
  figure: (alternative: string, draw: () => void) => void
  finish: () => Promise<Buffer>
}

export function openPaper({ title, author, locale, madeAt }: { title: string; author: string; locale: string; madeAt: Date }): Paper {
  const pdf: Pdf = new PDFDocument({
    pdfVersion: '1.7',
    subset: PDF_UA,
    tagged: true,
    displayTitle: true,
    lang: locale,
    autoFirstPage: false,
    margin: 0,
    info: { Title: title, Author: author, Creator: 'Kantinekort', Producer: 'Kantinekort', CreationDate: madeAt, ModDate: madeAt },
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const [weight, file] of Object.entries(FONTS)) pdf.registerFont(weight, file)
  // What the font does not have would be an empty box on the card; it is left out.
  const withWhatTheFontHas = (text: string) => {
    // pdfkit answers the font in use only through a member that its types leave out.
    const { font } = (pdf as unknown as { _font: { font: { hasGlyphForCodePoint: (point: number) => boolean } } })._font
    return [...text.normalize('NFC')].filter((character) => font.hasGlyphForCodePoint(character.codePointAt(0) as number)).join('')
  }
  const remember = rememberSizes()
  const whole = pdf.struct('Document')
  pdf.addStructure(whole)
  let current: Group = whole

  const tag = (name: string, options: { alt?: string; title?: string }, draw: () => void) => {
    current.add(pdf.struct(name as 'P', options, draw))
  }
  return {
    newPage: ({ widthMm, heightMm }) => void pdf.addPage({ size: [points(widthMm), points(heightMm)], margin: 0 }),
    at: ({ xMm, yMm }, draw) => {
      pdf.save()
      pdf.translate(points(xMm), points(yMm))
      draw()
      pdf.restore()
    },
    within: ({ xMm, yMm, widthMm, heightMm, radiusMm }, draw) => {
      pdf.save()
      if (radiusMm > 0) pdf.roundedRect(points(xMm), points(yMm), points(widthMm), points(heightMm), points(radiusMm)).clip()
      else pdf.rect(points(xMm), points(yMm), points(widthMm), points(heightMm)).clip()
      draw()
      pdf.restore()
    },
    boxes: (boxes, colour) => {
      for (const { xMm, yMm, widthMm, heightMm } of boxes) pdf.rect(points(xMm), points(yMm), points(widthMm), points(heightMm))
      pdf.fill(colour)
    },
    line: ({ fromXMm, fromYMm, toXMm, toYMm, widthMm, colour }) =>
      void pdf.moveTo(points(fromXMm), points(fromYMm)).lineTo(points(toXMm), points(toYMm)).lineWidth(points(widthMm)).stroke(colour),
    circle: ({ xMm, yMm, radiusMm, colour }) => void pdf.circle(points(xMm), points(yMm), points(radiusMm)).fill(colour),
    path: (path, { xMm, yMm, scale, fill, stroke }) => {
      pdf.save()
      pdf.translate(points(xMm), points(yMm))
      pdf.scale(points(scale))
      pdf.path(path)
      if (fill) pdf.fill(fill)
      if (stroke) pdf.lineWidth(stroke.width).stroke(stroke.colour)
      pdf.restore()
    },
    words: (
      text,
      { xMm, yMm, widthMm, sizePt, smallestPt = sizePt, mostLines = 1, heightMm = 100, weight = 'regular', colour, align = 'left', isNumber = false },
    ) => {
      pdf.font(weight)
      const written = (typeof text === 'string' ? [text] : text).map(withWhatTheFontHas).filter((line) => line.trim() !== '')
      const look = { width: points(widthMm), align, ...(isNumber && { features: ['tnum' as const, 'zero' as const] }) }
      const ruler = (line: string) => ({
        heightPt: (tried: number) => pdf.fontSize(tried).heightOfString(line, look),
        lineHeightPt: (tried: number) => pdf.fontSize(tried).currentLineHeight(true),
        widestWordPt: (tried: number) => Math.max(...line.split(/[\s-]+/).map((word) => pdf.fontSize(tried).widthOfString(word, look))),
      })
      const fit = { widthPt: points(widthMm), heightPt: points(heightMm), mostLines, largestPt: sizePt, smallestPt }
      const size = remember(JSON.stringify([written, fit, weight]), () => Math.min(sizePt, ...written.map((line) => sizeThatFits(fit, ruler(line)))))
      let endMm = yMm
      for (const line of written) {
        pdf.fontSize(size).fillColor(colour)
        const heightPt = Math.min(pdf.heightOfString(line, look), mostLines * pdf.currentLineHeight(true))
        pdf.text(line, points(xMm), points(endMm), { ...look, height: heightPt + 0.5, ellipsis: true })
        endMm += heightPt / POINTS_A_MM
      }
      return endMm
    },
    decoration: (draw) => {
      pdf.markContent('Artifact', { type: 'Layout' })
      draw()
      pdf.endMarkedContent()
    },
    part: (partTitle, draw) => {
      const part = pdf.struct('Sect', { title: partTitle })
      whole.add(part)
      current = part
      draw()
      part.end()
      current = whole
    },
    tagged: (name, draw) => tag(name, {}, draw),
    figure: (alt, draw) => tag('Figure', { alt }, draw),
    finish: () =>
      new Promise((done) => {
        pdf.on('end', () => done(Buffer.concat(chunks)))
        whole.end()
        pdf.end()
      }),
  }
}

// The school's name stands on every card; measuring it once is enough. Pupils' names are forgotten again.
const MOST_REMEMBERED = 50

function rememberSizes(): (key: string, measure: () => number) => number {
  const sizes = new Map<string, number>()
  return (key, measure) => {
    const size = sizes.get(key) ?? measure()
    if (sizes.size < MOST_REMEMBERED) sizes.set(key, size)
    return size
  }
}
