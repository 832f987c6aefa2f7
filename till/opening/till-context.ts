import { createContext, useContext } from 'react'
import type { OpenTill } from './open-till.ts'
import type { TillApp } from './till-app.ts'

export const TillAppContext = createContext<TillApp | null>(null)
export const OpenTillContext = createContext<OpenTill | null>(null)

/** The till as a whole, whatever stage it is at. */
export function useTillApp(): TillApp {
  const app = useContext(TillAppContext)
  if (app === null) throw new Error('useTillApp is used outside of the frame')
  return app
}

/** The till that is open and sells. */
export function useOpenTill(): OpenTill {
  const till = useContext(OpenTillContext)
  if (till === null) throw new Error('useOpenTill is used before the till is open')
  return till
}
