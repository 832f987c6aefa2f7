// How Vite builds and serves one app. There is no vite.config.ts: three apps need three, made here from one.
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'
import { type AppName, apps } from './apps.ts'
import { browserOnly } from './browser-only-plugin.ts'
import { serviceWorker } from './service-worker-plugin.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))

/** `outDir` is where a build goes; who only serves the sources needs none. */
export function configOf(name: AppName, outDir?: string): InlineConfig {
  const app = apps[name]
  return {
    configFile: false,
    root: `${repository}${name}`,
    base: app.base,
    cacheDir: `${repository}node_modules/.vite/${name}`,
    plugins: [
      react(),
      browserOnly(repository),
      app.hasServiceWorker ? serviceWorker({ base: app.base, publicFolder: `${repository}${name}/public`, notKept: app.notKept }) : undefined,
    ],
    // React has what the shim would bring to versions of it that have not.
    resolve: { alias: { 'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector' } },
    build: {
      ...(outDir !== undefined && { outDir }),
      emptyOutDir: true,
      // Everything is a file of our own server, so that the content security policy can stay strict.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: true,
      reportCompressedSize: false,
      // What every first visit needs travels as two files instead of a dozen small ones: what is not ours, which stays
      // in the browser's cache from version to version, and what is. Together they are 5 kB smaller, gzipped.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'foundation', tags: ['$initial'], test: /\/node_modules\/.*\.m?js$/ },
              { name: 'base', tags: ['$initial'], test: isOurs },
            ],
          },
        },
      },
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
    logLevel: 'warn',
  }
}

/** Our own code but for the entry itself, which stays the file that the page names. */
const isOurs = (file: string) => file.startsWith(repository) && /(?<!\/main)\.tsx?$/.test(file)

/** The page with every component on it, for the eye and for tests; it is built apart and never shipped. */
export function galleryConfig(outDir: string): InlineConfig {
  return {
    configFile: false,
    root: `${repository}kit/gallery`,
    cacheDir: `${repository}node_modules/.vite/gallery`,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
    logLevel: 'warn',
  }
}
