import type { SelectHTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field.tsx'

export type Choice<Value extends string = string> = { value: Value; label: string; disabled?: boolean }

export type SelectProps<Value extends string> = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'id' | 'value' | 'onChange' | 'multiple' | 'children'> & {
    choices: readonly Choice<Value>[]
    /** Undefined until something is chosen; `placeholder` is then shown. */
    value: Value | undefined
    placeholder?: string
    onChoose: (value: Value) => void
  }

/** The browser's own list: it is the one that people know, on every device. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, description, error, optional, labelUnseen, choices, value, placeholder, onChoose, ...select } = props
  return (
    <Field {...{ label, description, error, optional, labelUnseen }}>
      {(wiring) => (
        <select
          {...select}
          {...wiring}
          className="ds-input"
          value={value ?? ''}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
            if (chosen !== undefined) onChoose(chosen.value)
          }}
        >
          {placeholder === undefined && value !== undefined ? null : (
            <option value="" disabled>
              {placeholder ?? ''}
            </option>
          )}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
