import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { BackIcon, ScanIcon } from '../../kit/icons.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { openPanel } from '../panels.ts'
import { CameraPreview } from '../scanner/CameraPreview.tsx'
import { useCardTexts, useTexts } from '../texts.ts'
import { DeskAnswer } from './DeskAnswer.tsx'
import { FindPupil } from './FindPupil.tsx'
import { useDesk } from './use-desk.ts'
import './card-desk.css'

/** Where a card is looked up, blocked, handed out or replaced. Nothing is sold here, and the basket waits as it is. */
export function CardScreen() {
  const texts = useCardTexts()
  const back = useTexts().sales.back
  const work = useDesk()
  useScreenTitle(texts.title)
  useWayBack()
  return (
    <main className="till-desk" data-answer={work.desk.at === 'ready' ? undefined : ''}>
      <section className="till-desk-ask" aria-labelledby="desk-title">
        <div className="till-sales-head">
          <Link to="/" {...buttonLook({ look: 'quiet', colour: 'neutral' })}>
            <BackIcon />
            {back}
          </Link>
          <h1 id="desk-title">{texts.title}</h1>
        </div>
        <div className="till-desk-scan">
          <CameraPreview />
          <div>
            <ScanIcon />
            <h2>{texts.scanTitle}</h2>
            <p className="kit-muted">{texts.scanLead}</p>
            <Button look="secondary" colour="neutral" onClick={() => openPanel.set('typed_code')}>
              {texts.typeCode}
            </Button>
          </div>
        </div>
        <FindPupil onFound={(pupil) => work.become({ at: 'pupil', pupil })} />
      </section>
      <section className="till-desk-answer" aria-label={texts.answer} aria-live="polite">
        <DeskAnswer work={work} />
      </section>
    </main>
  )
}

const LEFT_ALONE_MS = 2 * 60_000

/** Escape leads back to the sale, and so does time: a till that was left here would read the next pupil's card and sell nothing. */
function useWayBack(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const toSale = () => void navigate({ to: '/' })
    let timer = setTimeout(toSale, LEFT_ALONE_MS)
    const notice = (event: Event) => {
      clearTimeout(timer)
      timer = setTimeout(toSale, LEFT_ALONE_MS)
      if (event instanceof KeyboardEvent && event.key === 'Escape' && openPanel.read() === null) toSale()
    }
    addEventListener('keydown', notice)
    addEventListener('pointerdown', notice)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', notice)
      removeEventListener('pointerdown', notice)
    }
  }, [navigate])
}
