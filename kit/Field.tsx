import { type ReactNode, useId } from 'react'
import { useCommonTexts } from './language.tsx'

export type FieldProps = {
  label: string
  /** Help that is always there, under the label. */
  description?: ReactNode
  /** What is wrong and how to put it right; the field is marked invalid while it is there. */
  error?: string | undefined
  /** Says that the field may be left empty. */
  optional?: boolean
  /** The label is for screen readers only; what the field is for must then be plain from where it stands. */
  labelUnseen?: boolean
}

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Wires label, help and error to one control. TextField, PasswordField and Select stand on it. */
export function Field({ label, description, error, optional, labelUnseen, children }: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const common = useCommonTexts()
  const described = [description === undefined ? '' : `${id}-description`, error === undefined ? '' : `${id}-error`].filter((part) => part !== '')
  return (
    <div className="ds-field kit-field">
      <label className={labelUnseen ? 'kit-unseen' : 'ds-label'} data-weight="medium" htmlFor={id}>
        {label}
        {optional ? <span className="kit-field-optional"> ({common.optional})</span> : null}
      </label>
      {description === undefined ? null : (
        <div data-field="description" id={`${id}-description`}>
          {description}
        </div>
      )}
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
      })}
      <div aria-live="polite">
        {error === undefined ? null : (
          <p className="ds-validation-message" id={`${id}-error`}>
            {error}
          </p>
        )}
      </div>
    </div>
  )
}
