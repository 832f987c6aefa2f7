import { useMutation } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { Button, type ButtonLook } from '../Button.tsx'
import { Failure } from '../Failure.tsx'
import { KeyIcon } from '../icons.tsx'

type Props = Pick<ButtonLook, 'size'> & {
  children: string
  onSignedIn: (session: RouteReply<'POST /api/passkey-sign-ins/finish'>) => void
}

/** Passkeys belong to a name: at a bare address no browser has any. */
const isBareAddress = () => /^\[|^[\d.]+$/.test(location.hostname)

/** Whether this browser may have passkeys for where we are. */
export const mayHavePasskeys = (): boolean => 'PublicKeyCredential' in window && !isBareAddress()

/** «Logg inn med passnøkkel». */
export function PasskeyButton({ size, children, onSignedIn }: Props) {
  const signIn = useMutation({
    mutationFn: async () => (await import('./ceremony.ts')).signInWithPasskey(),
    onSuccess: onSignedIn,
  })
  return (
    <>
      <Failure error={signIn.error} />
      <Button look="secondary" size={size} wide icon={<KeyIcon />} busy={signIn.isPending} onClick={() => signIn.mutate()}>
        {children}
      </Button>
    </>
  )
}
