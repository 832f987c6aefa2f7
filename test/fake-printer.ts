// A receipt printer for a real browser: it keeps the bytes that it is sent, answers as a real one does, and runs out of paper
// or is pulled out when it is told to. It is put before a page as the browser's own device.

import type { Page } from '@playwright/test'

export type PrinterState = { isThere: boolean; hasPaper: boolean; answers: boolean }

export type FakePrinter = {
  /** The papers that have come out, as text: what is between two cuts, without the commands. */
  papers: () => Promise<string[]>
  bytes: () => Promise<number[]>
  set: (state: Partial<PrinterState>) => Promise<void>
}

/** Call it before the page is opened. `way` is how the browser reaches it. */
export async function putPrinterBefore(page: Page, way: 'usb' | 'serial'): Promise<FakePrinter> {
  await page.addInitScript(pretendToBePrinter, way)
  const read = () => page.evaluate(() => (window as unknown as { fakePrinter: { bytes: number[] } }).fakePrinter.bytes)
  return {
    bytes: read,
    papers: async () => papersIn(await read()),
    set: (state) =>
      page.evaluate((change) => void Object.assign((window as unknown as { fakePrinter: { state: PrinterState } }).fakePrinter.state, change), state),
  }
}

const [ESC, GS] = [String.fromCharCode(0x1b), String.fromCharCode(0x1d)]
const COMMANDS = new RegExp(`${ESC}@|${ESC}[taE].|${GS}!.`, 'gs')

/** What stands on each paper, in windows-1252, which agrees with the first 256 of Unicode in the letters that are tested. */
export function papersIn(bytes: readonly number[]): string[] {
  const text = String.fromCharCode(...bytes)
  const papers = text.split(`${GS}VB${String.fromCharCode(3)}`).slice(0, -1)
  return papers.map((paper) => paper.replaceAll(COMMANDS, ''))
}

// Runs in the page, so it knows nothing from outside.
function pretendToBePrinter(way: 'usb' | 'serial'): void {
  const state = { isThere: true, hasPaper: true, answers: true }
  const bytes: number[] = []
  const answers: number[] = []
  let waiting: ((byte: number) => void) | null = null
  const answer = (byte: number) => {
    if (!state.answers) return
    if (waiting === null) answers.push(byte)
    else waiting(byte)
    waiting = null
  }
  const next = () => new Promise<number>((resolve) => (answers.length > 0 ? resolve(answers.shift() as number) : (waiting = resolve)))
  const take = (chunk: Uint8Array) => {
    const [first, second, third] = chunk
    if (first === 0x10 && second === 0x04) answer(0x12 | (state.hasPaper ? 0 : third === 4 ? 0x60 : 0x20))
    else if (first === 0x1d && second === 0x72) answer(state.hasPaper ? 0 : 0x0c)
    else bytes.push(...chunk)
  }
  const pulledOut = () => new DOMException('the device was pulled out', 'NetworkError')
  let isChosen = sessionStorage.getItem('fake-printer') !== null
  const choose = () => {
    isChosen = true
    sessionStorage.setItem('fake-printer', 'chosen')
  }
  const usbDevice = {
    vendorId: 1208,
    productId: 3624,
    productName: 'TM-T20',
    configuration: {
      interfaces: [
        {
          interfaceNumber: 0,
          alternate: {
            interfaceClass: 7,
            endpoints: [
              { endpointNumber: 1, direction: 'out', type: 'bulk' },
              { endpointNumber: 2, direction: 'in', type: 'bulk' },
            ],
          },
        },
      ],
    },
    open: async () => undefined,
    close: async () => undefined,
    claimInterface: async () => undefined,
    releaseInterface: async () => undefined,
    transferOut: async (_endpoint: number, chunk: Uint8Array) => {
      if (!state.isThere) throw pulledOut()
      take(chunk)
      return { status: 'ok' }
    },
    transferIn: async () => ({ data: new DataView(Uint8Array.of(await next()).buffer) }),
  }
  const port = () => ({
    getInfo: () => ({}),
    open: async () => {
      Object.assign(serialPort, {
        readable: new ReadableStream({ pull: async (controller) => controller.enqueue(Uint8Array.of(await next())) }),
        writable: new WritableStream({ write: take }),
      })
    },
    close: async () => undefined,
    readable: null,
    writable: null,
  })
  const serialPort = port()
  const there = () => (isChosen && state.isThere ? true : false)
  const usb = {
    getDevices: async () => (there() ? [usbDevice] : []),
    requestDevice: async () => {
      choose()
      return usbDevice
    },
  }
  const serial = {
    getPorts: async () => (there() ? [serialPort] : []),
    requestPort: async () => {
      choose()
      return serialPort
    },
  }
  Object.defineProperty(navigator, 'usb', { value: way === 'usb' ? usb : undefined, configurable: true })
  Object.defineProperty(navigator, 'serial', { value: way === 'serial' ? serial : undefined, configurable: true })
  Object.assign(window, { fakePrinter: { state, bytes } })
}
