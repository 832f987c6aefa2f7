// What whoever stands at the till has chosen for this device.

import type { CameraSide } from '../../kit/scanner/watch-camera.ts'

export const cameraSides: readonly CameraSide[] = ['rear', 'front']
export type Preferences = { isSoundOn: boolean; isCameraOn: boolean; cameraSide: CameraSide; hasShortcuts: boolean }

export const usualPreferences: Preferences = { isSoundOn: true, isCameraOn: false, cameraSide: 'rear', hasShortcuts: true }

export function readPreferences(found: unknown): Preferences | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { isSoundOn, isCameraOn, cameraSide, hasShortcuts } = found as Partial<Preferences>
  return {
    isSoundOn: isSoundOn ?? usualPreferences.isSoundOn,
    isCameraOn: isCameraOn ?? usualPreferences.isCameraOn,
    hasShortcuts: hasShortcuts ?? usualPreferences.hasShortcuts,
    cameraSide: cameraSides.find((side) => side === cameraSide) ?? usualPreferences.cameraSide,
  }
}
