// The three apps, where they are built from, and where the server serves them.

export const apps = {
  portal: { base: '/', hasServiceWorker: true, firstLoadLimitBytes: 120_000 },
  till: { base: '/till/', hasServiceWorker: true, firstLoadLimitBytes: undefined },
  office: { base: '/office/', hasServiceWorker: false, firstLoadLimitBytes: undefined },
} as const

export type AppName = keyof typeof apps
export const appNames = Object.keys(apps) as AppName[]

export function isAppName(name: string): name is AppName {
  return name in apps
}
