// A till in a real browser with a receipt printer beside it.

import type { Page } from '@playwright/test'
import { type FakePrinter, putPrinterBefore } from './fake-printer.ts'
import type { TillWorld } from './till-world.ts'

/** Opens a device that has a printer, enrols it, and waits for the goods. */
export async function openTillWithPrinter(world: TillWorld, way: 'usb' | 'serial'): Promise<{ page: Page; printer: FakePrinter }> {
  const page = await world.openDevice()
  const printer = await putPrinterBefore(page, way)
  await page.reload()
  await page.getByLabel('Kassekode').fill(await world.newEnrolmentCode())
  await page.getByRole('button', { name: 'Åpne kassen' }).click()
  await page.getByRole('button', { name: /Baguett/ }).waitFor()
  return { page, printer }
}

export async function choosePrinter(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: 'Innstillinger' }).click()
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('button', { name: 'Prøveutskrift' }).waitFor()
}
