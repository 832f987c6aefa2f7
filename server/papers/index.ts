// What draws a PDF. Only what runs on a thread of its own imports this, so that a server that prints nothing never carries it.
export { sizeThatFits } from './fit-text.ts'
export { type Box, openPaper, type Paper, type Words } from './open-paper.ts'
export { A4 } from './sizes.ts'
