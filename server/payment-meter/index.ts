export { type Meter, readMeter } from './read-meter.ts'
export { warnOfMeter } from './warn-of-meter.ts'
