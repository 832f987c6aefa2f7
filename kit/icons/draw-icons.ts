// Draws the icons of the apps into their public/ folders: ./node_modules/.bin/node kit/icons/draw-icons.ts
// The pictures are kept in the repository; run this only after a change in app-icon.ts.
import type { Page } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { appNames } from '../build/apps.ts'
import { openChromium } from '../build/open-chromium.ts'
import { appIcon } from './app-icon.ts'

const browser = await openChromium()
const page = await browser.newPage({ deviceScaleFactor: 1 })
for (const name of appNames) {
  const folder = new URL(`../../${name}/public/`, import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('icon.svg', folder), appIcon(name, 'rounded'))
  // The office is opened in a browser on a desk and is not installed.
  if (name === 'office') continue
  for (const size of [192, 512]) writeFileSync(new URL(`icon-${size}.png`, folder), await picture(page, { svg: appIcon(name, 'rounded'), size }))
  writeFileSync(new URL('icon-maskable-512.png', folder), await picture(page, { svg: appIcon(name, 'maskable'), size: 512 }))
  writeFileSync(new URL('icon-180.png', folder), await picture(page, { svg: appIcon(name, 'maskable'), size: 180 }))
}
await browser.close()

async function picture(on: Page, { svg, size }: { svg: string; size: number }): Promise<Buffer> {
  await on.setViewportSize({ width: size, height: size })
  await on.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  return on.screenshot({ omitBackground: true })
}
