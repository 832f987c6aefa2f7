import { useEffect, useState } from 'react'
import { codeMoment, type CodeMoment } from './code-steps.ts'
import { makeCode } from './make-code.ts'
import type { CodeMaker } from './phone-code-query.ts'

export type ShownCode = { code: string | undefined; secondsLeft: number; isOutOfKeys: boolean }

/** The code that holds now. It follows the server's clock, also after the phone has slept. */
export function useCode(maker: CodeMaker): ShownCode {
  const moment = useMoment(maker.clockOffsetMs)
  const key = maker.keys.get(moment.utcDay)
  const [made, setMade] = useState<{ step: number; code: string } | undefined>(undefined)
  useEffect(() => {
    if (key === undefined) return
    let isLeft = false
    void makeCode({ credentialId: maker.credentialId, key, stepOfDay: moment.stepOfDay }).then((code) => {
      if (!isLeft) setMade({ step: moment.step, code })
    })
    return () => {
      isLeft = true
    }
  }, [maker.credentialId, key, moment.step, moment.stepOfDay])
  // A till takes the code of the step before too, so the old one may stand for the blink that the new one takes.
  const holds = made !== undefined && key !== undefined && moment.step - made.step <= 1
  return { code: holds ? made.code : undefined, secondsLeft: moment.secondsLeft, isOutOfKeys: key === undefined }
}

function useMoment(clockOffsetMs: number): CodeMoment {
  const [moment, setMoment] = useState(() => codeMoment(Date.now() + clockOffsetMs))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = (): void => {
      clearTimeout(timer)
      const serverMs = Date.now() + clockOffsetMs
      setMoment(codeMoment(serverMs))
      // Just after the next whole second, so that the count is never one behind.
      timer = setTimeout(tick, 1_005 - (serverMs % 1_000))
    }
    tick()
    // Timers sleep with the phone; the code must be right in the moment the screen lights up.
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [clockOffsetMs])
  return moment
}
