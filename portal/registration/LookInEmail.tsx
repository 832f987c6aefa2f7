import { useEffect, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { DemoMailbox } from '../session/DemoMailbox.tsx'
import { useDoorTexts } from '../door-texts.ts'
import { LetterPicture } from './LetterPicture.tsx'

const WAIT_BEFORE_SENDING_AGAIN_SECONDS = 30

type Props = {
  /** Where the e-mail was sent, as far as it may be told. */
  message: string
  advice: string
  error: Error | null
  isSending: boolean
  onSendAgain: () => Promise<unknown>
  onChange: () => void
}

export function LookInEmail({ message, advice, error, isSending, onSendAgain, onChange }: Props) {
  const texts = useDoorTexts().lookInEmail
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  const { secondsLeft, startAgain } = useCountdown(WAIT_BEFORE_SENDING_AGAIN_SECONDS)
  useEffect(() => heading.current?.focus(), [])

  const sendAgain = async (): Promise<void> => {
    try {
      await onSendAgain()
      startAgain()
      say(texts.sentAgain)
    } catch {
      // The mutation keeps the error, and it is shown above the button.
    }
  }
  return (
    <div className="portal-letter kit-stack">
      <LetterPicture />
      <h1 ref={heading} tabIndex={-1}>
        {texts.title}
      </h1>
      <p>{message}</p>
      <p className="kit-muted">{advice}</p>
      <DemoMailbox />
      <Failure error={error} />
      <p className="portal-or">
        <span>{texts.notThere}</span>
      </p>
      <Button look="secondary" wide busy={isSending} disabled={secondsLeft > 0} onClick={() => void sendAgain()}>
        {secondsLeft > 0 ? texts.sendAgainIn(secondsLeft) : texts.sendAgain}
      </Button>
      <Button look="quiet" wide onClick={onChange}>
        {texts.change}
      </Button>
    </div>
  )
}

function useCountdown(seconds: number): { secondsLeft: number; startAgain: () => void } {
  const [secondsLeft, setSecondsLeft] = useState(seconds)
  useEffect(() => {
    if (secondsLeft === 0) return
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1_000)
    return () => clearTimeout(timer)
  }, [secondsLeft])
  return { secondsLeft, startAgain: () => setSecondsLeft(seconds) }
}
