// How numbers stand on paper and on what looks like it: receipts, reports, from the till, the office and a link.
import { oreToDecimalText } from '../contract/money.ts'

/** "2026-11-21", "11:42:00" → "21.11.2026 11:42:00", as it was signed. */
export function paperDate({ localDate, localTime }: { localDate: string; localTime: string }): string {
  return `${localDate.split('-').toReversed().join('.')} ${localTime}`
}

/** Per cent times 100 → "25", "12,5". */
export function vatRateText(vatRate: number): string {
  return String(vatRate / 100).replace('.', ',')
}

/** 987654321 → "987 654 321", as Brønnøysund writes it. */
export function groupedNumber(number: string): string {
  return /^\d{9}$/.test(number) ? number.replaceAll(/(\d{3})(?=\d)/g, '$1\u00a0') : number
}

/** Amounts on paper always carry their øre: 123450 → "1 234,50". */
export function paperAmount(amountOre: number): string {
  const [kroner = '', ore = ''] = oreToDecimalText(amountOre).split('.')
  return `${kroner.replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')},${ore}`
}
