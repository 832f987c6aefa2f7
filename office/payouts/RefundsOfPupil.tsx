import { type SubmitEvent, useRef, useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import { Amount } from '../../kit/Amount.tsx'
import { ApiUnreachable } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { useCommonTexts, useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { TextArea, TextField } from '../../kit/TextField.tsx'
import { formatDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { DecideRefund, RefundParts } from './DecideRefund.tsx'
import { type OfficeRefund, type PupilRefunds, useGiveBack, usePupilRefunds } from './payouts.ts'
import { usePayoutTexts } from './payout-texts.ts'
import './payouts.css'

/** What has been given back of a pupil's wallet, and giving back on behalf of a payer, with the reason. */
export function RefundsOfPupil({ pupilId }: { pupilId: string }) {
  const texts = usePayoutTexts().pupil
  const refunds = usePupilRefunds(pupilId)
  const [isGiving, setIsGiving] = useState(false)
  return (
    <section className="kit-stack">
      <h3>{texts.title}</h3>
      <Answered query={refunds} rows={2}>
        {(data) => (
          <>
            {data.refunds.length === 0 ? (
              <p className="kit-muted">{texts.none}</p>
            ) : (
              <ul className="office-lines">
                {data.refunds.map((refund) => (
                  <RefundLine key={refund.refund.refundId} refund={refund} />
                ))}
              </ul>
            )}
            {isGiving ? <GiveBack pupilId={pupilId} data={data} onDone={() => setIsGiving(false)} /> : null}
            {isGiving || data.mostOre === 0 ? null : (
              <div>
                <Button look="secondary" size="sm" onClick={() => setIsGiving(true)}>
                  {texts.begin}
                </Button>
              </div>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

type State = 'waiting' | 'underWay' | 'done' | 'declined' | 'returned' | 'needsAccount'
const COLOURS = { waiting: 'warning', underWay: 'info', done: 'success', declined: 'neutral', returned: 'neutral', needsAccount: 'warning' } as const

function stateOf({ refund: { state, parts } }: OfficeRefund): State {
  if (state === 'waiting' || state === 'declined') return state
  if (parts.every((part) => part.state === 'returned')) return 'returned'
  if (parts.some(({ waitsFor }) => waitsFor === 'account')) return 'needsAccount'
  return parts.every((part) => part.state === 'paid' || part.state === 'returned') ? 'done' : 'underWay'
}

function RefundLine({ refund }: { refund: OfficeRefund }) {
  const texts = usePayoutTexts()
  const { language } = useLanguage()
  const state = stateOf(refund)
  return (
    <li>
      <details className="office-refund">
        <summary className="office-line">
          <span>
            <strong>{formatDay(refund.refund.askedAt, { language })}</strong>
            <Tag colour={COLOURS[state]}>{texts.pupil.states[state]}</Tag>
          </span>
          <span className="office-line-end">
            <Amount ore={refund.refund.amountOre} />
          </span>
        </summary>
        <div className="kit-stack office-refund-detail">
          <RefundParts refund={refund} />
          {refund.refund.state === 'waiting' ? <DecideRefund refund={refund} onDone={() => {}} /> : null}
        </div>
      </details>
    </li>
  )
}

const EVERYBODY = 'everybody'

function GiveBack({ pupilId, data, onDone }: { pupilId: string; data: PupilRefunds; onDone: () => void }) {
  const texts = usePayoutTexts().pupil
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const give = useGiveBack(pupilId)
  const payers = data.payers.filter(({ mostOre }) => mostOre > 0)
  const [whose, setWhose] = useState<string>(payers.length === 1 ? (payers[0]?.personId as string) : EVERYBODY)
  const mostOf = (chosen: string) => (chosen === EVERYBODY ? data.mostOre : (payers.find(({ personId }) => personId === chosen)?.mostOre ?? 0))
  const mostOre = mostOf(whose)
  const [typed, setTyped] = useState(oreToKronerText(mostOre))
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  // After silence the same wish is sent again, so that the money goes back once.
  const wish = useRef<{ id: string; what: string } | undefined>(undefined)
  const typedOre = kronerTextToOre(typed)
  const amountOre = typedOre !== null && typedOre > 0 && typedOre <= mostOre ? typedOre : undefined
  const isTold = note.trim().length >= 3
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (amountOre === undefined || !isTold) return
    const what = `${whose} ${amountOre} ${note.trim()}`
    if (wish.current?.what !== what) wish.current = { id: newId(), what }
    give.mutate(
      { id: wish.current.id, amountOre, payerPersonId: whose === EVERYBODY ? null : whose, note: note.trim() },
      {
        onSuccess: () => {
          say(texts.done(amountOre))
          onDone()
        },
        onError: (error) => {
          if (!(error instanceof ApiUnreachable)) wish.current = undefined
        },
      },
    )
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <Select
        label={texts.whose}
        choices={[
          ...payers.map(({ personId, name, mostOre: most }) => ({ value: personId, label: `${name}: ${formatKroner(most)}` })),
          { value: EVERYBODY, label: texts.everybody },
        ]}
        value={whose}
        onChoose={(chosen) => {
          setWhose(chosen)
          setTyped(oreToKronerText(mostOf(chosen)))
        }}
      />
      <TextField
        label={texts.amount}
        description={data.owedOre > 0 ? `${texts.most(mostOre)} ${texts.owed(data.owedOre)}` : texts.most(mostOre)}
        suffix="kr"
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={hasTried && amountOre === undefined ? texts.amountWrong(mostOre) : undefined}
      />
      <TextArea
        label={texts.note}
        description={texts.noteHelp}
        rows={2}
        maxLength={300}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        error={hasTried && !isTold ? texts.noteMissing : undefined}
      />
      {give.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(give.error)}
        </Notice>
      )}
      <div className="kit-row">
        <Button type="submit" busy={give.isPending}>
          {texts.submit(amountOre ?? mostOre)}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
