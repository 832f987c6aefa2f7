// Draws a print on a thread of its own: five hundred cards take seconds, and a till waits for nobody.
// What draws is fetched only here, so that a server that prints nothing never carries it.

import { parentPort, workerData } from 'node:worker_threads'
import { printCards, type PrintWish } from './print-cards.ts'

const pdf = printCards(workerData as PrintWish)
pdf.then((bytes) => parentPort?.postMessage(bytes))
