import { useState } from 'react'
import { type BlockReason, blockReasons } from '../../contract/card-words.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useCardTexts } from '../texts.ts'
import { CardLine } from './CardLine.tsx'
import { type Found, ready } from './desk.ts'
import type { DeskWork } from './use-desk.ts'

/** A card that was scanned: whose it is, whether it works, and stopping it. No more of its holder than the counter needs. */
export function FoundCard({ work, code, found }: { work: DeskWork; code: string; found: Found }) {
  const texts = useCardTexts()
  const { card, firstName, className } = found
  const [isBlocking, setIsBlocking] = useState(false)
  return (
    <div className="till-desk-sheet">
      {firstName === null ? null : (
        <p className="till-desk-holder">
          <strong>{firstName}</strong>
          <span className="kit-muted">{className}</span>
        </p>
      )}
      <CardLine card={card} />
      {isBlocking ? null : <p>{texts.advice[card.state]}</p>}
      {isBlocking && firstName !== null ? (
        <BlockForm work={work} name={firstName} onBlock={(reason) => work.block(code, found, reason)} onCancel={() => setIsBlocking(false)} />
      ) : (
        <div className="kit-row">
          {card.state === 'active' || card.state === 'expired' ? (
            <Button colour="danger" look="secondary" onClick={() => setIsBlocking(true)}>
              {texts.block}
            </Button>
          ) : null}
          <Button look="secondary" colour="neutral" onClick={() => work.become(ready)}>
            {texts.another}
          </Button>
        </div>
      )}
    </div>
  )
}

type BlockFormProps = { work: Pick<DeskWork, 'isBusy' | 'error'>; name: string; onBlock: (reason: BlockReason) => void; onCancel: () => void }

/** Why, and the consequence before the button. */
export function BlockForm({ work, name, onBlock, onCancel }: BlockFormProps) {
  const texts = useCardTexts()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const [reason, setReason] = useState<BlockReason>('lost')
  return (
    <div className="kit-stack">
      <Chips
        label={texts.blockWhy}
        perRow={3}
        choices={blockReasons.map((value) => ({ value, label: texts.blockReasons[value] }))}
        value={reason}
        onChoose={setReason}
      />
      <p>{texts.blockConsequence}</p>
      {work.error === undefined ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(work.error)}
        </Notice>
      )}
      <div className="kit-row">
        <Button colour="danger" busy={work.isBusy} onClick={() => onBlock(reason)}>
          {texts.blockOf(name)}
        </Button>
        <Button look="secondary" colour="neutral" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </div>
  )
}
