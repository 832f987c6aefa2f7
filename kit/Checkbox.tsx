import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'type' | 'onChange' | 'onToggle'> & {
  label: ReactNode
  description?: ReactNode
  /** A switch acts at once; a checkbox waits for the form it stands in. */
  look?: 'checkbox' | 'switch'
  onToggle: (isOn: boolean) => void
}

export function Checkbox({ label, description, look = 'checkbox', onToggle, ...input }: CheckboxProps) {
  const id = useId()
  return (
    <div className="ds-field kit-field">
      <input
        {...input}
        id={id}
        type="checkbox"
        role={look === 'switch' ? 'switch' : undefined}
        className="ds-input"
        aria-describedby={description === undefined ? undefined : `${id}-description`}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      {description === undefined ? null : (
        <div data-field="description" id={`${id}-description`}>
          {description}
        </div>
      )}
    </div>
  )
}
