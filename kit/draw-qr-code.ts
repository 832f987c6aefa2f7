// Turns a text into one SVG path of black modules, a unit to each.
import { correction, generate } from 'lean-qr'

export function drawQrCode(text: string): { size: number; path: string } {
  // Level M survives a cracked screen and a thumb at the edge without making the modules small.
  const bitmap = generate(text, { minCorrectionLevel: correction.M })
  let path = ''
  for (let y = 0; y < bitmap.size; y += 1) {
    for (let x = 0; x < bitmap.size; x += 1) {
      if (!bitmap.get(x, y)) continue
      const start = x
      while (bitmap.get(x + 1, y)) x += 1
      path += `M${start} ${y}h${x - start + 1}v1H${start}z`
    }
  }
  return { size: bitmap.size, path }
}
