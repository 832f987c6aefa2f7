// Sizes on paper. Lengths are millimetres; a PDF counts in points.

export const POINTS_A_MM = 72 / 25.4
export const points = (mm: number) => mm * POINTS_A_MM

export const A4 = { widthMm: 210, heightMm: 297 }
