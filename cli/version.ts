import fs from 'node:fs'
import path from 'node:path'

/** Kantinekort's version: "0.1.0". */
export const { version } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string }
