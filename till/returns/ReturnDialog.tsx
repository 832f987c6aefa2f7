import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { textOfCode } from '../../kit/refusal-text.ts'
import { Spinner } from '../../kit/Spinner.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useReturnTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { ChooseReturn } from './ChooseReturn.tsx'
import { ConfirmUndo } from './ConfirmUndo.tsx'
import type { Returning } from './returner.ts'
import { useFreshAfterReturn } from './use-returns.ts'
import './returns.css'

/** Taking back what was sold: what, why, and how it went. Each step is the same panel. */
export function ReturnDialog() {
  const { returner } = useOpenTill()
  const subject = useWatched(returner.subject)
  const returning = useWatched(returner.returning)
  useFreshAfterReturn()
  if (subject === null) return null
  if (returning.at === 'asking') return <Asking returning={returning} />
  if (returning.at === 'returned') return <Returned returning={returning} purchaseId={subject.purchaseId} />
  if (returning.at !== 'choosing') return <NotReturned returning={returning} />
  return subject.from === 'counter' ? <ConfirmUndo subject={subject} /> : <ChooseReturn subject={subject} />
}

function Asking({ returning: { item } }: { returning: Extract<Returning, { at: 'asking' }> }) {
  const texts = useReturnTexts()
  const { returner } = useOpenTill()
  const silences = useWatched(returner.waiting).find(({ id }) => id === item.id)?.silences ?? 0
  return (
    <Dialog
      isOpen
      onClose={returner.leave}
      title={texts.asking}
      actions={
        silences === 0 ? undefined : (
          <>
            <Button onClick={returner.askNow}>{texts.askNow}</Button>
            <Button look="secondary" colour="neutral" onClick={returner.leave}>
              {texts.goOnSelling}
            </Button>
          </>
        )
      }
    >
      <div className="kit-stack" role="status">
        <p className="till-return-asking">
          <Spinner />
          <span>{texts.askingLead(formatKroner(item.body.totalOre))}</span>
        </p>
        {silences === 0 ? null : (
          <p className="kit-muted">
            {texts.asked(silences)}. {texts.goOnAdvice}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function Returned({ returning: { answer, isReady }, purchaseId }: { returning: Extract<Returning, { at: 'returned' }>; purchaseId: string }) {
  const texts = useReturnTexts()
  const { returner } = useOpenTill()
  const navigate = useNavigate()
  const leave = () => {
    returner.leave()
    // Whoever has the wrong pupil's goods to sell goes on at the counter.
    if (isReady) void navigate({ to: '/' })
  }
  const showReceipt = () => {
    returner.leave()
    void navigate({ to: '/sales', search: { purchase: purchaseId, returned: answer.returnId } })
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={texts.doneTitle}
      actions={
        <>
          <Button onClick={leave}>{texts.ready}</Button>
          <Button look="secondary" colour="neutral" onClick={showReceipt}>
            {texts.showReceipt}
          </Button>
        </>
      }
    >
      <Notice tone="success" announce="politely">
        {texts.done(formatKroner(answer.totalOre), answer.firstName)} {texts.newBalance(formatKroner(answer.balanceOre))}
      </Notice>
      {isReady ? <p className="kit-stack">{texts.scanRightCard}</p> : null}
    </Dialog>
  )
}

function NotReturned({ returning }: { returning: Extract<Returning, { at: 'refused' | 'no_contact' | 'not_kept' }> }) {
  const texts = useReturnTexts()
  const common = useCommonTexts()
  const { language } = useLanguage()
  const { returner } = useOpenTill()
  const words =
    returning.at === 'refused'
      ? (textOfCode(returning.refusal.code, returning.refusal.facts ?? {}, language) ?? common.unknownRefusal)
      : returning.at === 'no_contact'
        ? texts.noContact
        : texts.notKept
  return (
    <Dialog
      isOpen
      onClose={returner.leave}
      title={texts.settledRefused}
      actions={
        <>
          <Button onClick={returner.tryAgain}>{common.tryAgain}</Button>
          <Button look="secondary" colour="neutral" onClick={returner.leave}>
            {common.close}
          </Button>
        </>
      }
    >
      <Notice tone="warning" announce="now">
        {words}
      </Notice>
    </Dialog>
  )
}
