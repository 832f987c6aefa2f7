import { PasswordField } from '../../kit/PasswordField.tsx'
import { usePrivacyTexts } from './privacy-texts.ts'

/** One's own password once more: an open phone that somebody has found is not enough. */
export function OwnPassword({ typed, isTried, onType }: { typed: string; isTried: boolean; onType: (typed: string) => void }) {
  const texts = usePrivacyTexts()
  return (
    <PasswordField
      label={texts.password}
      autoComplete="current-password"
      value={typed}
      error={isTried && typed === '' ? texts.passwordMissing : undefined}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  )
}
