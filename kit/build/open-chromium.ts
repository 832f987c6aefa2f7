// Chromium as it is found on a Debian machine; CHROMIUM names another. For tests and for drawing icons.
import { type Browser, chromium } from '@playwright/test'

const calm = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', ...calm] })
}
