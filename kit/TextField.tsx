import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { Field, type FieldProps } from './Field.tsx'

export type TextFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'type' | 'prefix'> & {
    type?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'number' | 'time'
    /** A unit or sign beside the field, such as "kr" or "@". */
    prefix?: ReactNode
    suffix?: ReactNode
  }

export function TextField({ label, description, error, optional, labelUnseen, type = 'text', prefix, suffix, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, description, error, optional, labelUnseen }}>
      {(wiring) => {
        const control = <input {...input} {...wiring} type={type} className="ds-input" />
        if (prefix === undefined && suffix === undefined) return control
        return (
          <div className="ds-field-affixes">
            {prefix === undefined ? null : <span className="ds-field-affix">{prefix}</span>}
            {control}
            {suffix === undefined ? null : <span className="ds-field-affix">{suffix}</span>}
          </div>
        )
      }}
    </Field>
  )
}

export type TextAreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id'>

export function TextArea({ label, description, error, optional, labelUnseen, rows = 4, ...area }: TextAreaProps) {
  return (
    <Field {...{ label, description, error, optional, labelUnseen }}>{(wiring) => <textarea {...area} {...wiring} rows={rows} className="ds-input" />}</Field>
  )
}
