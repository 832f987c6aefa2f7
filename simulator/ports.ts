import type { Company } from './simulator.ts'

/** The port to listen on: the variable's, or the usual one. @throws when the variable is no port */
export function portOf({ portVariable, usualPort }: Company, environment: Readonly<Record<string, string | undefined>>): number {
  const text = environment[portVariable]?.trim()
  if (!text) return usualPort
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new Error(`${portVariable} is "${text}". Write a port from 0 to 65535, as in ${portVariable}=${usualPort}.`)
}
