import { useEffect, useState } from 'react'
import { Card } from '../../kit/Card.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { QrCode } from '../../kit/QrCode.tsx'
import { useTexts } from '../texts.ts'
import type { Till } from './tills.ts'

/** The code, how long it lasts, and the steps for whoever stands with the tablet. */
export function EnrolmentCode({ till, code, expiresAt }: { till: Till; code: string; expiresAt: string }) {
  const texts = useTexts().tills
  const secondsLeft = useSecondsUntil(expiresAt)
  const address = `${location.origin}/till/`
  const addressShown = address.replace(/^https?:\/\//, '')
  if (secondsLeft === 0) {
    return (
      <Card look="tinted">
        <p role="status">{texts.codeGone}</p>
      </Card>
    )
  }
  return (
    <div className="kit-stack">
      <Card look="deep">
        <h4 className="office-code-label">{texts.codeFor(till.name)}</h4>
        <p className="office-code">{code}</p>
        <div className="kit-row" data-spread="">
          <span className="office-code-left">{texts.validFor(Math.floor(secondsLeft / 60), secondsLeft % 60)}</span>
          <CopyButton text={code} copied={texts.copied} look="secondary" size="sm">
            {texts.copy}
          </CopyButton>
        </div>
      </Card>
      <div className="office-steps">
        <div>
          <h4>{texts.steps}</h4>
          <ol>
            <li>{texts.stepOpen(addressShown)}</li>
            <li>{texts.stepType}</li>
            <li>{texts.stepInstall}</li>
            <li>{texts.stepDone}</li>
          </ol>
        </div>
        <div className="office-steps-qr">
          <QrCode text={address} label={texts.qr(addressShown)} />
        </div>
      </div>
    </div>
  )
}

function useSecondsUntil(instant: string): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((Date.parse(instant) - nowMs) / 1_000))
}
