// Apps that are one page each, as if they had been built: for tests of the server that want no real ones.

import fs from 'node:fs'
import path from 'node:path'
import { announceBuild, type AppName, buildFolder } from '../server/http/built-apps.ts'

const STAMP = '0123456789abcdef'

/** Makes the three apps in `dist`, each with a page that says its name. Answers the folders they lie in. */
export function makePlainApps(dist: string, pageOf: (app: AppName) => string = (app) => app): Record<AppName, string> {
  const made = (app: AppName) => {
    const folder = path.join(dist, buildFolder(app, STAMP))
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(path.join(folder, 'index.html'), pageOf(app))
    announceBuild(dist, app, STAMP)
    return folder
  }
  return { portal: made('portal'), till: made('till'), office: made('office') }
}
