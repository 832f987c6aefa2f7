// Draws a statement on a thread of its own: a year of lunches takes a while, and a till waits for nobody.

import { parentPort, workerData } from 'node:worker_threads'
import type { Language } from '../../language/languages.ts'
import { drawStatement } from './draw-statement.ts'
import type { Statement } from './write-csv.ts'

const { statement, language } = workerData as { statement: Statement; language: Language }
const pdf = drawStatement(statement, language)
pdf.then((bytes) => parentPort?.postMessage(bytes))
