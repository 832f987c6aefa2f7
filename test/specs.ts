// Files of Skatteetaten, banks and providers belong to their publishers: they are read where they lie, never copied.
import fs from 'node:fs'
import path from 'node:path'

/** The folder with the specifications, or null when there is none. */
export function specsFolder(): string | null {
  const places = [process.env.KANTINEKORT_SPECS, path.join(import.meta.dirname, '../../shared/specs')]
  return places.find((place) => place !== undefined && fs.existsSync(place)) ?? null
}

/** A specification's text. @throws when it is not there */
export function readSpec(name: string): string {
  const folder = specsFolder()
  if (!folder) throw new Error('the specifications are not here')
  return fs.readFileSync(path.join(folder, name), 'utf8')
}
