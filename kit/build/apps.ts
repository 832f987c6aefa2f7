// The three apps, where they are built from, and where the server serves them.

/** What is fetched when it is asked for, and not kept for a day without a network. */
const fetchedWhenAsked = /\/(?:decode-worker|zxing_reader)-/

export const apps = {
  portal: { base: '/', hasServiceWorker: true, notKept: fetchedWhenAsked, firstLoadLimitBytes: 120_000 },
  till: { base: '/till/', hasServiceWorker: true, notKept: undefined, firstLoadLimitBytes: undefined },
  office: { base: '/office/', hasServiceWorker: false, notKept: undefined, firstLoadLimitBytes: undefined },
} as const

export type AppName = keyof typeof apps
export const appNames = Object.keys(apps) as AppName[]

export function isAppName(name: string): name is AppName {
  return name in apps
}
