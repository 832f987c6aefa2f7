import { expect, test } from 'vitest'
import type { Paper } from './paper.ts'
import { type PrinterChoice, readPrinterChoice, usualLook } from './printer-choice.ts'
import { printOn } from './print-on.ts'
import { PrinterTrouble } from './printer-status.ts'
import type { Wire } from './wires.ts'

const choice: PrinterChoice = { ...usualLook, way: 'usb', name: 'P', vendorId: 1, productId: 2 }
const paper: Paper = [{ is: 'text', text: 'Sum 45,00' }]
const READY = 0x12

/** A printer that answers with these bytes in turn, and nothing when they are used up. */
function fakePrinter(answers: readonly number[], { fails = false } = {}) {
  const written: number[] = []
  const left = [...answers]
  let isClosed = false
  const wire: Wire = {
    write: async (bytes) => {
      if (fails) throw new DOMException('pulled out', 'NetworkError')
      written.push(...bytes)
    },
    read: async () => left.shift() ?? null,
    close: async () => {
      isClosed = true
    },
  }
  return { open: async () => wire, text: () => String.fromCharCode(...written), isClosed: () => isClosed }
}

test('a paper comes out on a printer that answers, and on one that never does', async () => {
  for (const printer of [fakePrinter([READY, READY, 0]), fakePrinter([])]) {
    await printOn(choice, async () => paper, printer.open)
    expect(printer.text()).toContain('Sum 45,00')
    expect(printer.isClosed()).toBe(true)
  }
})

test('nothing is made, and so nothing counted, for a printer without paper', async () => {
  const printer = fakePrinter([READY, READY | 0x60])
  let made = 0
  const printing = printOn(
    choice,
    async () => {
      made += 1
      return paper
    },
    printer.open,
  )
  await expect(printing).rejects.toEqual(new PrinterTrouble('paper_out'))
  expect(made).toBe(0)
  expect(printer.isClosed()).toBe(true)
})

test('one that runs out on the way, falls silent or is pulled out has not printed, and the next paper is not held up', async () => {
  const troubles = [fakePrinter([READY, READY, 0x0c]), fakePrinter([READY, READY]), fakePrinter([], { fails: true })]
  const whys: string[] = []
  for (const printer of troubles) await printOn(choice, async () => paper, printer.open).catch(({ why }: PrinterTrouble) => whys.push(why))
  expect(whys).toEqual(['paper_out', 'stopped', 'gone'])
  const next = fakePrinter([])
  await printOn(choice, async () => paper, next.open)
  expect(next.text()).toContain('Sum 45,00')
})

test('a printer that was chosen is known again, and what is no printer is none', () => {
  expect(readPrinterChoice({ ...choice })).toEqual(choice)
  expect(readPrinterChoice({ ...choice, columns: 40, codePage: 'klingon', baudRate: 1 })).toEqual(choice)
  for (const found of [null, undefined, 'usb', {}, { way: 'bluetooth' }]) expect(readPrinterChoice(found)).toBeNull()
})
