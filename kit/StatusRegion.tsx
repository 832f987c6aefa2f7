import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'

type Say = (text: string, tone?: 'done' | 'problem') => void
type Said = { text: string; tone: 'done' | 'problem'; number: number }

const StatusContext = createContext<Say>(() => {})

/** Says what has just happened, on the screen for a few seconds and to screen readers: `say(texts.saved)`. */
export function useSay(): Say {
  return useContext(StatusContext)
}

const SHOWN_FOR_MS = 5_000

/** The one place where passing messages appear. It is there from the start, since readers only follow a region they know. */
export function StatusRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said | undefined>(undefined)
  const number = useRef(0)
  const say = useCallback<Say>((text, tone = 'done') => {
    number.current += 1
    setSaid({ text, tone, number: number.current })
  }, [])

  useEffect(() => {
    if (said === undefined) return
    const timer = setTimeout(() => setSaid(undefined), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [said])

  return (
    <StatusContext value={say}>
      {children}
      <div className="kit-status" role="status" aria-live="polite">
        {said === undefined ? null : (
          <p key={said.number} className="kit-status-text" data-tone={said.tone}>
            {said.text}
          </p>
        )}
      </div>
    </StatusContext>
  )
}
