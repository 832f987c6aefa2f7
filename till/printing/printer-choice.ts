// Which receipt printer this device prints on, as it was chosen in the settings.
import { type CodePage, codePageNames } from './code-pages.ts'
import { type PaperWidth, paperWidths } from './escpos.ts'

export const printerWays = ['serial', 'usb'] as const
export type PrinterWay = (typeof printerWays)[number]
export const baudRates = [9600, 19_200, 38_400, 115_200] as const

export type PrinterChoice = {
  way: PrinterWay
  /** What the device calls itself; empty when it says nothing. */
  name: string
  /** By which the browser finds it again; null for a plain serial port. */
  vendorId: number | null
  productId: number | null
  baudRate: number
  columns: PaperWidth
  codePage: CodePage
  /** Every receipt by itself, as soon as it is paid. */
  isAutomatic: boolean
}

export const usualLook = { baudRate: 9600, columns: 48, codePage: 'wpc1252', isAutomatic: false } as const satisfies Partial<PrinterChoice>

/** What lies on the device, or null when it is no printer that can be printed on. */
export function readPrinterChoice(found: unknown): PrinterChoice | null {
  if (typeof found !== 'object' || found === null) return null
  const { way, name, vendorId, productId, baudRate, columns, codePage, isAutomatic } = found as Partial<PrinterChoice>
  const knownWay = printerWays.find((each) => each === way)
  if (knownWay === undefined) return null
  const idOf = (id: unknown) => (Number.isSafeInteger(id) ? (id as number) : null)
  return {
    way: knownWay,
    name: typeof name === 'string' ? name : '',
    vendorId: idOf(vendorId),
    productId: idOf(productId),
    baudRate: baudRates.find((each) => each === baudRate) ?? usualLook.baudRate,
    columns: paperWidths.find((each) => each === columns) ?? usualLook.columns,
    codePage: codePageNames.find((each) => each === codePage) ?? usualLook.codePage,
    isAutomatic: isAutomatic === true,
  }
}
