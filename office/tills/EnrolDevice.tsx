import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useTexts } from '../texts.ts'
import { EnrolmentCode } from './EnrolmentCode.tsx'
import { type Till, useMakeCode, useTills } from './tills.ts'

/** Turns a device into this till: a code, shown large, and what the caretaker does with it. */
export function EnrolDevice({ till }: { till: Till }) {
  const texts = useTexts().tills
  const makeCode = useMakeCode(till.tillId)
  // The device that is the till now; another moment of enrolment means that the code has been used.
  const [enrolledBefore, setEnrolledBefore] = useState(till.enrolledAt)
  const isUsed = makeCode.data !== undefined && till.state === 'enrolled' && till.enrolledAt !== enrolledBefore
  useTills({ isWaitingForDevice: makeCode.data !== undefined && !isUsed })
  const make = (): void => {
    setEnrolledBefore(till.enrolledAt)
    makeCode.mutate()
  }
  if (isUsed) {
    return (
      <Notice tone="success" title={texts.ready(till.name)} announce="politely">
        {texts.readyAdvice}
      </Notice>
    )
  }
  const isMoved = till.state === 'enrolled'
  return (
    <section className="kit-stack">
      <div>
        <h3>{isMoved ? texts.moveDevice : texts.device}</h3>
        <p className="kit-muted">{isMoved ? texts.moveExplained : texts.deviceMissing}</p>
      </div>
      <Failure error={makeCode.error} />
      {makeCode.data === undefined ? null : (
        <EnrolmentCode key={makeCode.data.code} till={till} code={makeCode.data.code} expiresAt={makeCode.data.expiresAt} />
      )}
      <div className="kit-stack" data-gap="small">
        <div>
          <Button look={isMoved || makeCode.data !== undefined ? 'secondary' : 'primary'} busy={makeCode.isPending} onClick={make}>
            {makeCode.data === undefined ? texts.makeCode : texts.makeNewCode}
          </Button>
        </div>
        {makeCode.data === undefined ? null : <p className="kit-muted kit-small">{texts.oldCodeStops}</p>}
      </div>
    </section>
  )
}
