// Where a built app lies. Every build has a folder of its own, named after what it was built from, and one small
// file says which is the newest. A server keeps to the builds it began with, so that a new one under a running
// server takes no script away from a page that is open.

import fs from 'node:fs'
import path from 'node:path'

export type AppName = 'portal' | 'till' | 'office'

/** The folder of a build, inside `dist`. */
export const buildFolder = (app: AppName, stamp: string): string => `${app}-${stamp.slice(0, 16)}`

const stampFile = (dist: string, app: AppName) => path.join(dist, `${app}.stamp`)

/** What the newest build of an app was built from, or null when there is none. */
export function newestStamp(dist: string, app: AppName): string | null {
  try {
    return fs.readFileSync(stampFile(dist, app), 'utf8')
  } catch {
    return null
  }
}

/** Makes a build that lies there the newest. Whoever reads meanwhile gets the one before, whole. */
export function announceBuild(dist: string, app: AppName, stamp: string): void {
  const written = `${stampFile(dist, app)}.${process.pid}`
  fs.writeFileSync(written, stamp)
  fs.renameSync(written, stampFile(dist, app))
}
