import { type ReactNode, useState } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'
import { useCommonTexts } from './language.tsx'

type AskFirstProps = {
  /** The words on the button that leads to the question, and, when they are few, what is read aloud instead. */
  opens: string
  opensUnseen?: string
  isSmall?: boolean
  /** Where a thumb is: the button is as wide as the page, and the question comes from the foot of the screen. */
  isForThumb?: boolean
  question: string
  /** The words on the button that acts: what happens, to whom. */
  confirm: string
  work: { isPending: boolean; error: Error | null; reset: () => void; mutate: (nothing: undefined, then: { onSuccess: () => void }) => void }
  /** What it means. */
  children: ReactNode
}

/** Something that stops, ends or goes away: what it means is said first, and the button says it again. */
export function AskFirst({ opens, opensUnseen, isSmall = false, isForThumb = false, question, confirm, work, children }: AskFirstProps) {
  const common = useCommonTexts()
  const [isAsking, setIsAsking] = useState(false)
  const close = (): void => {
    setIsAsking(false)
    work.reset()
  }
  return (
    <>
      <Button
        look={isSmall || isForThumb ? 'quiet' : 'secondary'}
        {...(isSmall && { size: 'sm' as const })}
        wide={isForThumb}
        colour="danger"
        aria-label={opensUnseen}
        aria-haspopup="dialog"
        onClick={() => setIsAsking(true)}
      >
        {opens}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={close}
        title={question}
        placement={isForThumb ? 'bottom' : 'center'}
        mustStay={work.isPending}
        actions={
          <>
            <Button colour="danger" busy={work.isPending} onClick={() => work.mutate(undefined, { onSuccess: close })}>
              {confirm}
            </Button>
            <Button look="quiet" disabled={work.isPending} onClick={close}>
              {common.cancel}
            </Button>
          </>
        }
      >
        <div className="kit-stack">
          {children}
          <Failure error={work.error} />
        </div>
      </Dialog>
    </>
  )
}
