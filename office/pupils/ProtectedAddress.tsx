import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { type Pupil, useProtectAddress } from './pupils.ts'

/** Whether the pupil's address is protected: then nothing leads a stranger to the pupil. */
export function ProtectedAddress({ pupil }: { pupil: Pupil }) {
  const texts = useChangeTexts().pupil
  const say = useSay()
  const protect = useProtectAddress(pupil.pupilId)
  return (
    <div className="kit-stack" data-gap="small">
      <Checkbox
        look="switch"
        label={texts.protectedAddress}
        description={texts.protectedAddressHelp}
        checked={protect.isPending ? protect.variables : pupil.hasProtectedAddress}
        disabled={protect.isPending}
        onToggle={(isProtected) => protect.mutate(isProtected, { onSuccess: () => say(isProtected ? texts.isProtected : texts.isNotProtected) })}
      />
      <Failure error={protect.error} />
    </div>
  )
}
