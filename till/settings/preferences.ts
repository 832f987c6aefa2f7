// What whoever stands at the till has chosen for this device.

import type { CameraSide } from '../../kit/scanner/watch-camera.ts'
import type { PrinterChoice } from '../printing/printer-choice.ts'

export const cameraSides: readonly CameraSide[] = ['rear', 'front']
export type Preferences = {
  isSoundOn: boolean
  isCameraOn: boolean
  cameraSide: CameraSide
  hasShortcuts: boolean
  printer: PrinterChoice | null
  isNfcOn: boolean
}

export const usualPreferences: Preferences = { isSoundOn: true, isCameraOn: false, cameraSide: 'rear', hasShortcuts: true, printer: null, isNfcOn: false }

export function readPreferences(found: unknown): Preferences | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { isSoundOn, isCameraOn, cameraSide, hasShortcuts, printer, isNfcOn } = found as Partial<Preferences>
  return {
    isSoundOn: isSoundOn ?? usualPreferences.isSoundOn,
    isCameraOn: isCameraOn ?? usualPreferences.isCameraOn,
    hasShortcuts: hasShortcuts ?? usualPreferences.hasShortcuts,
    isNfcOn: isNfcOn === true,
    // Read closer where it is printed on: what knows printers does not come with the start.
    printer: printer ?? null,
    cameraSide: cameraSides.find((side) => side === cameraSide) ?? usualPreferences.cameraSide,
  }
}
