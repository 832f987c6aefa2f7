// How much JavaScript a first visit fetches before the first screen: the entry and all it imports outright.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

type Part = { file: string; isEntry?: boolean; imports?: readonly string[] }

/** Bytes of the first load's JavaScript, gzipped, in the folder that Vite built into. */
export function firstLoadBytes(folder: string): number {
  const parts: Record<string, Part> = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'))
  const entry = Object.keys(parts).find((key) => parts[key]?.isEntry)
  if (entry === undefined) throw new Error(`${folder} has no entry`)
  const needed = new Set<string>()
  collect(entry)
  return [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length, 0)

  function collect(key: string): void {
    const part = parts[key]
    if (part === undefined || needed.has(part.file)) return
    needed.add(part.file)
    for (const imported of part.imports ?? []) collect(imported)
  }
}
