import { type ReactNode, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Form } from '../../kit/Form.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { useSignInWithTexts } from './texts.ts'

interface ProvedProps {
  hasPassword: boolean
  opens: string
  opensUnseen?: string
  icon?: ReactNode
  isRemoving?: boolean
  title: string
  why: string
  /** What else is asked for. */
  children?: ReactNode
  /** Closed once it is done, where the page stays as it is. */
  closes?: boolean
  confirm: string
  work: { mutate: (password: string | null, after?: { onSuccess?: () => void }) => void; reset: () => void; isPending: boolean; error: Error | null }
}

/** Asks for the password first, where there is one: an open phone that somebody has found is not enough. */
export function Proved({ hasPassword, opens, opensUnseen, icon, isRemoving = false, title, why, confirm, work, children, closes = false }: ProvedProps) {
  const texts = useSignInWithTexts().ways
  const common = useCommonTexts()
  const [isOpen, setIsOpen] = useState(false)
  const [password, setPassword] = useState('')
  const close = (): void => {
    setIsOpen(false)
    setPassword('')
    work.reset()
  }
  return (
    <>
      <Button
        look={isRemoving ? 'quiet' : 'secondary'}
        size={isRemoving ? 'md' : 'lg'}
        wide={!isRemoving}
        colour={isRemoving ? 'danger' : undefined}
        icon={icon}
        aria-label={opensUnseen}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        {opens}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={title} placement="bottom" mustStay={work.isPending}>
        <Form
          error={work.error}
          onSubmit={() => work.mutate(hasPassword ? password : null, closes ? { onSuccess: close } : {})}
          actions={
            <>
              <Button type="submit" colour={isRemoving ? 'danger' : undefined} busy={work.isPending}>
                {confirm}
              </Button>
              <Button look="quiet" disabled={work.isPending} onClick={close}>
                {common.cancel}
              </Button>
            </>
          }
        >
          <p>{why}</p>
          {children}
          {hasPassword ? (
            <PasswordField
              label={texts.yourPassword}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          ) : null}
        </Form>
      </Dialog>
    </>
  )
}
