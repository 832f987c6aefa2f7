import { CheckIcon } from '../../kit/icons.tsx'
import { passwordRules } from '../../rules/passwords.ts'
import { useDoorTexts } from '../door-texts.ts'
import './passwords.css'

/** Each rule of a password, ticked as one types. */
export function PasswordRules({ password }: { password: string }) {
  const texts = useDoorTexts().registration
  return (
    <div className="portal-rules">
      <p id="password-rules">{texts.rules}</p>
      <ul aria-labelledby="password-rules">
        {passwordRules.map(({ id, isMet }) => (
          <li key={id} data-met={isMet(password) || undefined}>
            <span className="portal-tick" aria-hidden="true">
              <CheckIcon />
            </span>
            {texts.rule[id]}
            <span className="kit-unseen">: {isMet(password) ? texts.isMet : texts.isNotMet}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
