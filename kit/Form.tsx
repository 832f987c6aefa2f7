import type { ReactNode, SubmitEvent } from 'react'
import { Failure } from './Failure.tsx'

type FormProps = {
  /** For a button that stands elsewhere, at the foot of a dialog or a panel. */
  id?: string
  onSubmit: () => void
  /** What the server said of it. */
  error: Error | null
  children: ReactNode
  /** Buttons under the fields, when they do not stand elsewhere. */
  actions?: ReactNode
}

/** Fields, what is wrong with what was sent, and the buttons, in this order. Our own words say what a field lacks, not the browser's. */
export function Form({ id, onSubmit, error, children, actions }: FormProps) {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form id={id} className="kit-stack" noValidate onSubmit={submit}>
      {children}
      <Failure error={error} />
      {actions === undefined ? null : <div className="kit-row">{actions}</div>}
    </form>
  )
}
