import { type ReactNode, type SubmitEvent, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Failure } from '../kit/Failure.tsx'
import { useCommonTexts } from '../kit/language.tsx'
import { TextArea } from '../kit/TextField.tsx'

/** As the contract asks for wherever something is done for somebody else. */
const LEAST_REASON = 3
const LONGEST_REASON = 300

type ReasonFormProps = {
  texts: { label: string; help: string; missing: string; submit: string }
  work: { isPending: boolean; error: Error | null }
  onSubmit: (reason: string) => void
  /** Without it there is nothing to go back to. */
  onCancel?: () => void
  isDanger?: boolean
  /** What happens, said before it does. */
  children?: ReactNode
}

/** Asks why before something is done for somebody else. */
export function ReasonForm({ texts, work, onSubmit, onCancel, isDanger = false, children }: ReasonFormProps) {
  const common = useCommonTexts()
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isTold = reason.trim().length >= LEAST_REASON
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (isTold) onSubmit(reason.trim())
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      {children}
      <TextArea
        label={texts.label}
        description={texts.help}
        rows={2}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={hasTried && !isTold ? texts.missing : undefined}
      />
      <Failure error={work.error} />
      <div className="kit-row">
        <Button type="submit" colour={isDanger ? 'danger' : 'accent'} busy={work.isPending}>
          {texts.submit}
        </Button>
        {onCancel === undefined ? null : (
          <Button look="quiet" onClick={onCancel}>
            {common.cancel}
          </Button>
        )}
      </div>
    </form>
  )
}
