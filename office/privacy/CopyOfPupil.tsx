import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Form } from '../../kit/Form.tsx'
import { DownloadIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import type { Pupil } from '../pupils/pupils.ts'
import { useAsksPassword, useFetchCopy } from './privacy.ts'
import { useOfficePrivacyTexts } from './privacy-texts.ts'

/** A file with all that is kept of somebody without a profile, to hand to them; the password of whoever fetches it once more. */
export function CopyOfPupil({ pupil: { pupilId, firstName } }: { pupil: Pupil }) {
  const texts = useOfficePrivacyTexts()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <p>{texts.copyWhat(firstName)}</p>
      {isOpen ? (
        <CopyForm pupilId={pupilId} firstName={firstName} onDone={() => setIsOpen(false)} />
      ) : (
        <div>
          <Button look="secondary" size="sm" icon={<DownloadIcon />} onClick={() => setIsOpen(true)}>
            {texts.copy}
          </Button>
        </div>
      )}
    </>
  )
}

function CopyForm({ pupilId, firstName, onDone }: { pupilId: string; firstName: string; onDone: () => void }) {
  const texts = useOfficePrivacyTexts()
  const common = useCommonTexts()
  const say = useSay()
  const asksPassword = useAsksPassword()
  const fetchCopy = useFetchCopy(pupilId)
  const [password, setPassword] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isMissing = asksPassword && password === ''
  const done = () => {
    say(texts.copyGot)
    onDone()
  }
  const submit = (): void => {
    setHasTried(true)
    if (!isMissing && !fetchCopy.isPending) fetchCopy.mutate(asksPassword ? password : null, { onSuccess: done })
  }
  return (
    <Form onSubmit={submit} error={fetchCopy.error}>
      {asksPassword ? (
        <PasswordField
          label={texts.password}
          autoComplete="current-password"
          autoFocus
          value={password}
          error={hasTried && isMissing ? texts.passwordMissing : undefined}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      ) : null}
      <div className="kit-row">
        <Button type="submit" busy={fetchCopy.isPending}>
          {texts.copyOf(firstName)}
        </Button>
        <Button look="quiet" disabled={fetchCopy.isPending} onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </Form>
  )
}
