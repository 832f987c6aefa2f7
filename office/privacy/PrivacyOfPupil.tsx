import { Answered } from '../Answered.tsx'
import type { Pupil } from '../pupils/pupils.ts'
import { CopyOfPupil } from './CopyOfPupil.tsx'
import { EraseLater } from './EraseLater.tsx'
import { useErasure } from './privacy.ts'
import { useOfficePrivacyTexts } from './privacy-texts.ts'
import './privacy.css'

/** What somebody may ask the school for: a copy of what is kept of them, and to be erased. */
export function PrivacyOfPupil({ pupil }: { pupil: Pupil }) {
  const texts = useOfficePrivacyTexts()
  const erasure = useErasure(pupil.pupilId)
  return (
    <section className="kit-stack">
      <h3>{texts.title}</h3>
      {pupil.hasProfile ? <p>{texts.copyTheirs(pupil.firstName)}</p> : <CopyOfPupil pupil={pupil} />}
      <Answered query={erasure} rows={2}>
        {(data) => <EraseLater erasure={data} pupil={pupil} />}
      </Answered>
    </section>
  )
}
