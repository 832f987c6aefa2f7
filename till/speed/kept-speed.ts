// How long the last sales took, as it lies on the device.
import { type Measured, type Measurements, MOST_MEASURED } from '../../rules/sale-speed.ts'

export type KeptSpeed = { tillId: string; measurements: Measurements }

/** What another version of the till may have put there. */
export function readKeptSpeed(found: unknown): KeptSpeed | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { tillId, measurements } = found as Partial<KeptSpeed>
  if (typeof tillId !== 'string' || typeof measurements !== 'object' || measurements === null) return undefined
  const { connected, alone } = measurements
  return areMeasured(connected) && areMeasured(alone) ? { tillId, measurements: { connected, alone } } : undefined
}

const areMeasured = (found: unknown): found is readonly Measured[] =>
  Array.isArray(found) && found.length <= MOST_MEASURED && found.every((each) => typeof each?.day === 'string' && Number.isSafeInteger(each?.ms))
