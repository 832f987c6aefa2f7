import { type ReplacementCause, replacementCauses } from '../../contract/card-words.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { ScanIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Spinner } from '../../kit/Spinner.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../texts.ts'
import { CardLine } from './CardLine.tsx'
import { type Desk, feeOf } from './desk.ts'
import type { DeskWork } from './use-desk.ts'

/** The next card that is scanned becomes this pupil's. */
export function Giving({ work, desk: { pupil, error } }: { work: DeskWork; desk: Extract<Desk, { at: 'giving' }> }) {
  const texts = useCardTexts()
  return (
    <div className="till-desk-sheet">
      <AwaitCard title={texts.giveTitle(pupil.firstName)} lead={texts.giveLead} isBusy={work.isBusy} />
      <Refusal error={error} />
      <Cancel onCancel={() => work.become({ at: 'pupil', pupil })} />
    </div>
  )
}

/** What happened to the old card, what the new one costs, the new card, and only then the button. */
export function Replacing({ work, desk }: { work: DeskWork; desk: Extract<Desk, { at: 'replacing' }> }) {
  const texts = useCardTexts()
  const { pupil, old, terms, cause, newCode, error } = desk
  const feeOre = cause === null ? 0 : feeOf(terms, cause)
  return (
    <div className="till-desk-sheet">
      <CardLine card={old} />
      <Chips
        label={texts.replaceWhy}
        perRow={3}
        choices={replacementCauses.map((value) => ({ value, label: texts.causes[value] }))}
        value={cause ?? undefined}
        onChoose={(chosen: ReplacementCause) => work.become({ ...desk, cause: chosen })}
      />
      {cause === null ? null : (
        <>
          <p>
            {feeOre > 0 ? texts.fee(formatKroner(feeOre)) : texts.noFee} {texts.replaceConsequence}
          </p>
          {newCode === null ? (
            <AwaitCard title={texts.replaceTitle(pupil.firstName)} isBusy={work.isBusy} />
          ) : (
            <div className="kit-stack" data-gap="small">
              <p className="till-desk-read">{texts.newCardRead}</p>
              <div>
                <Button busy={work.isBusy} onClick={work.replace}>
                  {feeOre > 0 ? texts.replaceFor(formatKroner(feeOre)) : texts.replaceFree}
                </Button>
              </div>
            </div>
          )}
        </>
      )}
      <Refusal error={error} />
      <Cancel onCancel={() => work.become({ at: 'pupil', pupil })} />
    </div>
  )
}

function AwaitCard({ title, lead, isBusy }: { title: string; lead?: string; isBusy: boolean }) {
  return (
    <div className="till-desk-await">
      {isBusy ? <Spinner /> : <ScanIcon />}
      <h2>{title}</h2>
      {lead === undefined ? null : <p className="kit-muted">{lead}</p>}
    </div>
  )
}

function Refusal({ error }: { error: unknown }) {
  const whatWentWrong = useRefusalText()
  if (error === undefined) return null
  return (
    <Notice tone="warning" announce="now">
      {whatWentWrong(error)}
    </Notice>
  )
}

function Cancel({ onCancel }: { onCancel: () => void }) {
  const common = useCommonTexts()
  return (
    <div>
      <Button look="secondary" colour="neutral" onClick={onCancel}>
        {common.cancel}
      </Button>
    </div>
  )
}
