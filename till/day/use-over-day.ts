import { useEffect, useState } from 'react'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useWatched } from '../watched.ts'

/** The day that has been closed, until it is past: nobody need tell that a new one has begun. */
export function useOverDay(): string | null {
  const { catalogue, clockOffsetMs } = useWatched(useOpenTill().keeper.contact)
  const overDay = catalogue?.overDay ?? null
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    if (overDay === null) return
    const timer = setInterval(() => setNowMs(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [overDay])
  return overDay !== null && norwegianTime(new Date(nowMs + clockOffsetMs)).date <= overDay ? overDay : null
}
