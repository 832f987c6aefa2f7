import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type ByNameReason, byNameReasons } from '../../contract/by-name-words.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { readCode } from '../../rules/card-codes.ts'
import type { Pupil } from '../card-desk/desk.ts'
import { PupilSearch } from '../card-desk/PupilSearch.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels, openPanel } from '../panels.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { useByNameTexts } from './by-name-texts.ts'
import './by-name.css'

/** Somebody without a card is found by name, with a reason; then the sale goes on as if a card had been read. */
export function ByNamePanel() {
  const texts = useByNameTexts()
  const { keeper } = useOpenTill()
  const { link } = useWatched(keeper.contact)
  const [pupil, setPupil] = useState<Pupil | null>(null)
  if (link === 'lost') {
    return (
      <Dialog isOpen onClose={closePanels} title={texts.title} actions={<OtherWays />}>
        <p>{texts.alone}</p>
      </Dialog>
    )
  }
  if (pupil !== null) return <Reason pupil={pupil} onAnother={() => setPupil(null)} />
  return (
    <Dialog isOpen onClose={closePanels} title={texts.title} actions={<OtherWays />}>
      <div className="till-by-name kit-stack">
        <PupilSearch texts={texts} onFound={setPupil} />
      </div>
    </Dialog>
  )
}

function Reason({ pupil, onAnother }: { pupil: Pupil; onAnother: () => void }) {
  const texts = useByNameTexts()
  const { reader, enrolment } = useOpenTill()
  const [reason, setReason] = useState<ByNameReason | undefined>()
  const find = useMutation({
    mutationFn: (why: ByNameReason) => call('POST /api/till/found-by-name', { body: { pupilId: pupil.pupilId, reason: why }, headers: tillHeaders(enrolment) }),
    onSuccess: ({ code }) => {
      const read = readCode(code)
      if (read === null) return
      closePanels()
      reader.read({ code, credentialId: read.credentialId })
    },
  })
  const name = `${pupil.firstName} ${pupil.lastName}`
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      title={`${name}, ${pupil.className}`}
      actions={
        <>
          <Button
            size="lg"
            aria-disabled={reason === undefined || undefined}
            busy={find.isPending}
            onClick={() => (reason === undefined ? undefined : find.mutate(reason))}
          >
            {texts.use(pupil.firstName)}
          </Button>
          <Button look="secondary" size="lg" onClick={onAnother}>
            {texts.another}
          </Button>
        </>
      }
    >
      <div className="kit-stack">
        <Chips
          label={texts.why}
          choices={byNameReasons.map((value) => ({ value, label: texts.reasons[value] }))}
          value={reason}
          onChoose={setReason}
          perRow={2}
        />
        <p className="kit-muted kit-small">{texts.told}</p>
        <Failure error={find.error} />
      </div>
    </Dialog>
  )
}

/** The card may be there after all, only not readable. */
function OtherWays() {
  const texts = useTexts().sale
  const common = useCommonTexts()
  return (
    <>
      <Button look="secondary" size="lg" onClick={() => openPanel.set('typed_code')}>
        {texts.typeCode}
      </Button>
      <Button look="secondary" size="lg" onClick={closePanels}>
        {common.cancel}
      </Button>
    </>
  )
}
