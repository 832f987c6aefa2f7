import { useEffect, useState } from 'react'
import type { HeldCode } from '../phone/held-codes.ts'
import { codeMoment, type CodeMoment } from './code-steps.ts'
import { makeCode } from './make-code.ts'

export type ShownCode = { code: string | undefined; serverMs: number; secondsLeft: number; isOutOfKeys: boolean }

/** The code that holds now. It follows the server's clock, also after the phone has slept. */
export function useCode(told: HeldCode['told']): ShownCode {
  const { moment, serverMs } = useMoment(told?.clockOffsetMs ?? 0)
  const key = told?.dayKeys.get(moment.utcDay)
  const credentialId = told?.credentialId
  const [made, setMade] = useState<{ step: number; code: string } | undefined>(undefined)
  useEffect(() => {
    if (key === undefined || credentialId === undefined) return
    let isLeft = false
    void makeCode({ credentialId, key, stepOfDay: moment.stepOfDay }).then((code) => {
      if (!isLeft) setMade({ step: moment.step, code })
    })
    return () => {
      isLeft = true
    }
  }, [credentialId, key, moment.step, moment.stepOfDay])
  // A till takes the code of the step before too, so the old one may stand for the blink that the new one takes.
  const holds = made !== undefined && key !== undefined && Math.abs(moment.step - made.step) <= 1
  return { code: holds ? made.code : undefined, serverMs, secondsLeft: moment.secondsLeft, isOutOfKeys: key === undefined }
}

function useMoment(clockOffsetMs: number): { moment: CodeMoment; serverMs: number } {
  const [serverMs, setServerMs] = useState(() => Date.now() + clockOffsetMs)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = (): void => {
      clearTimeout(timer)
      const now = Date.now() + clockOffsetMs
      setServerMs(now)
      // Just after the next whole second, so that the count is never one behind.
      timer = setTimeout(tick, 1_005 - (now % 1_000))
    }
    tick()
    // Timers sleep with the phone; the code must be right in the moment the screen lights up.
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [clockOffsetMs])
  return { moment: codeMoment(serverMs), serverMs }
}
