import { type InputHTMLAttributes, useState } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { EyeClosedIcon, EyeIcon } from './icons.tsx'
import { useCommonTexts } from './language.tsx'

export type PasswordFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'type'> & {
    /** Tells the password manager which of the two it is. */
    autoComplete: 'current-password' | 'new-password'
  }

export function PasswordField({ label, description, error, optional, labelUnseen, ...input }: PasswordFieldProps) {
  const common = useCommonTexts()
  const [isShown, setIsShown] = useState(false)
  return (
    <Field {...{ label, description, error, optional, labelUnseen }}>
      {(wiring) => (
        <div className="kit-password">
          <input {...input} {...wiring} type={isShown ? 'text' : 'password'} className="ds-input" autoCapitalize="none" spellCheck={false} />
          <button
            type="button"
            className="kit-password-toggle"
            aria-pressed={isShown}
            aria-label={common.showPassword}
            title={isShown ? common.hidePassword : common.showPassword}
            onClick={() => setIsShown(!isShown)}
          >
            {isShown ? <EyeClosedIcon /> : <EyeIcon />}
          </button>
        </div>
      )}
    </Field>
  )
}
