// A value that parts outside of React change and screens follow.
import { useSyncExternalStore } from 'react'

export type Watched<Value> = {
  read: () => Value
  set: (value: Value) => void
  subscribe: (listener: () => void) => () => void
}

export function watched<Value>(start: Value): Watched<Value> {
  let now = start
  const listeners = new Set<() => void>()
  return {
    read: () => now,
    set: (value) => {
      if (Object.is(value, now)) return
      now = value
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useWatched<Value>({ subscribe, read }: Watched<Value>): Value {
  return useSyncExternalStore(subscribe, read)
}
