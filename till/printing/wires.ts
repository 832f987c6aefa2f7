// The two ways from a browser to a receipt printer: a serial port (also one inside a USB or Bluetooth printer), and USB. Of
// what browsers offer here only what we use is written down, since TypeScript knows neither.
import type { PrinterChoice, PrinterWay } from './printer-choice.ts'
import { PrinterTrouble } from './printer-status.ts'

/** An open way to a printer. */
export type Wire = {
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** The next byte that comes, or null when none comes in time. */
  read: (timeoutMs: number) => Promise<number | null>
  close: () => Promise<void>
}

type SerialPort = {
  getInfo: () => { usbVendorId?: number; usbProductId?: number }
  open: (options: { baudRate: number }) => Promise<void>
  close: () => Promise<void>
  readable: ReadableStream<Uint8Array> | null
  writable: WritableStream<Uint8Array> | null
}
type Serial = { getPorts: () => Promise<SerialPort[]>; requestPort: () => Promise<SerialPort> }

type Endpoint = { endpointNumber: number; direction: 'in' | 'out'; type: 'bulk' | 'interrupt' | 'isochronous' }
type UsbInterface = { interfaceNumber: number; alternate: { interfaceClass: number; endpoints: Endpoint[] } }
type UsbDevice = {
  vendorId: number
  productId: number
  productName?: string
  configuration: { interfaces: UsbInterface[] } | null
  open: () => Promise<void>
  close: () => Promise<void>
  selectConfiguration: (value: number) => Promise<void>
  claimInterface: (number: number) => Promise<void>
  releaseInterface: (number: number) => Promise<void>
  transferOut: (endpoint: number, bytes: Uint8Array<ArrayBuffer>) => Promise<{ status: string }>
  transferIn: (endpoint: number, length: number) => Promise<{ data?: DataView }>
}
type Usb = { getDevices: () => Promise<UsbDevice[]>; requestDevice: (options: { filters: { classCode: number }[] }) => Promise<UsbDevice> }

const devices = () => navigator as Navigator & { serial?: Serial; usb?: Usb }

/** The ways that this browser has. */
export const possibleWays = (): PrinterWay[] => [
  ...(devices().usb === undefined ? [] : (['usb'] as const)),
  ...(devices().serial === undefined ? [] : (['serial'] as const)),
]

const PRINTER_CLASS = 7
type Found = Pick<PrinterChoice, 'way' | 'name' | 'vendorId' | 'productId'>

/** Lets whoever stands there choose a printer in the browser's own list. Null when nothing was chosen. */
export async function askForPrinter(way: PrinterWay): Promise<Found | null> {
  const { serial, usb } = devices()
  try {
    if (way === 'usb') {
      const device = await usb?.requestDevice({ filters: [{ classCode: PRINTER_CLASS }] })
      return device ? { way, name: device.productName ?? '', vendorId: device.vendorId, productId: device.productId } : null
    }
    const info = (await serial?.requestPort())?.getInfo()
    return info ? { way, name: '', vendorId: info.usbVendorId ?? null, productId: info.usbProductId ?? null } : null
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null
    throw error
  }
}

/** Opens the way to the printer that was chosen. @throws PrinterTrouble gone, held_by_another */
export async function openWire(choice: PrinterChoice): Promise<Wire> {
  const wire = choice.way === 'usb' ? await openUsb(choice) : await openSerial(choice)
  if (wire === null) throw new PrinterTrouble('gone')
  return wire
}

const WRITE_AT_A_TIME = 512

async function openSerial({ vendorId, productId, baudRate }: PrinterChoice): Promise<Wire | null> {
  const ports = (await devices().serial?.getPorts()) ?? []
  const port = ports.find((each) => {
    const info = each.getInfo()
    return (info.usbVendorId ?? null) === vendorId && (info.usbProductId ?? null) === productId
  })
  if (!port) return null
  await opening(() => port.open({ baudRate }))
  const reader = port.readable?.getReader()
  const writer = port.writable?.getWriter()
  const inbox = openInbox()
  const reading = readInto(inbox, async () => {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
    return done ? null : (value ?? new Uint8Array())
  })
  return {
    write: async (bytes) => {
      for (let from = 0; from < bytes.length; from += WRITE_AT_A_TIME) await writer?.write(bytes.slice(from, from + WRITE_AT_A_TIME))
    },
    read: inbox.next,
    close: async () => {
      await reader?.cancel().catch(() => undefined)
      await reading
      reader?.releaseLock()
      // A writer that hangs on a printer without paper is let go.
      await Promise.race([writer?.close().catch(() => undefined), wait(CLOSE_TIMEOUT_MS)])
      writer?.releaseLock()
      await port.close()
    },
  }
}

async function openUsb({ vendorId, productId }: PrinterChoice): Promise<Wire | null> {
  const device = ((await devices().usb?.getDevices()) ?? []).find((each) => each.vendorId === vendorId && each.productId === productId)
  if (!device) return null
  await opening(() => device.open())
  const isPrinter = ({ alternate }: UsbInterface) => alternate.interfaceClass === PRINTER_CLASS
  const isWritable = ({ alternate }: UsbInterface) => alternate.endpoints.some(({ direction, type }) => direction === 'out' && type === 'bulk')
  if (device.configuration === null) await opening(() => device.selectConfiguration(1))
  const interfaces = device.configuration?.interfaces.filter(isWritable) ?? []
  const chosen = interfaces.find(isPrinter) ?? interfaces[0]
  const endpointOf = (wanted: 'in' | 'out') =>
    chosen?.alternate.endpoints.find(({ direction, type }) => direction === wanted && type === 'bulk')?.endpointNumber
  const [out, back] = [endpointOf('out'), endpointOf('in')]
  if (!chosen || out === undefined) {
    await device.close()
    return null
  }
  await opening(() => device.claimInterface(chosen.interfaceNumber))
  const inbox = openInbox()
  if (back !== undefined) {
    void readInto(inbox, async () => {
      const { data } = await device.transferIn(back, 64)
      return data ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : null
    })
  }
  return {
    write: async (bytes) => {
      for (let from = 0; from < bytes.length; from += WRITE_AT_A_TIME) {
        const { status } = await device.transferOut(out, bytes.slice(from, from + WRITE_AT_A_TIME))
        if (status !== 'ok') throw new PrinterTrouble('stopped')
      }
    },
    read: inbox.next,
    close: async () => {
      await device.releaseInterface(chosen.interfaceNumber).catch(() => undefined)
      await device.close()
    },
  }
}

const CLOSE_TIMEOUT_MS = 2_000
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

// Another program, or Windows' own driver, may hold it; or it was pulled out in this very moment.
async function opening(open: () => Promise<void>): Promise<void> {
  try {
    await open()
  } catch (error) {
    throw new PrinterTrouble(error instanceof DOMException && error.name === 'NotFoundError' ? 'gone' : 'held_by_another')
  }
}

/** Bytes that have come and nobody has read, or those who wait for one. */
function openInbox() {
  const bytes: number[] = []
  let waiting: ((byte: number) => void) | null = null
  return {
    put: (found: Uint8Array) => {
      for (const byte of found) {
        if (waiting === null) bytes.push(byte)
        else waiting(byte)
        waiting = null
      }
    },
    next: async (timeoutMs: number): Promise<number | null> => {
      const first = bytes.shift()
      if (first !== undefined) return first
      const come = new Promise<number>((resolve) => (waiting = resolve))
      const found = await Promise.race([come, wait(timeoutMs).then(() => null)])
      waiting = null
      return found
    },
  }
}

async function readInto(inbox: ReturnType<typeof openInbox>, read: () => Promise<Uint8Array | null>): Promise<void> {
  try {
    for (let found = await read(); found !== null; found = await read()) inbox.put(found)
  } catch {
    // The way is closed, or the printer was pulled out: whoever writes hears of it.
  }
}
