import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { ReasonForm } from '../ReasonForm.tsx'
import { type Deed, type OfficeArrangement, useAutomaticOfPupil, useOnBehalf } from './automatic.ts'
import { usePayoutTexts } from './payout-texts.ts'
import './payouts.css'

const COLOURS = { awaiting_card: 'neutral', active: 'success', paused: 'neutral', stopped: 'warning', ended: 'neutral' } as const

/** Who tops a pupil's wallet up automatically, and how that stands; paused or ended on behalf of its owner, with the reason. */
export function AutomaticOfPupil({ pupilId }: { pupilId: string }) {
  const texts = usePayoutTexts().automatic
  const found = useAutomaticOfPupil(pupilId)
  return (
    <section className="kit-stack">
      <h3>{texts.title}</h3>
      <Answered query={found} rows={1}>
        {({ arrangements }) =>
          arrangements.length === 0 ? (
            <p className="kit-muted">{texts.none}</p>
          ) : (
            <ul className="office-lines">
              {arrangements.map((each) => (
                <Line key={each.arrangement.arrangementId} pupilId={pupilId} each={each} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function Line({ pupilId, each }: { pupilId: string; each: OfficeArrangement }) {
  const texts = usePayoutTexts().automatic
  const [deed, setDeed] = useState<Deed | null>(null)
  const { arrangement, ownerName } = each
  const { state, why, note, amountOre, thresholdOre, dayOfMonth, usedThisMonthOre, monthlyCapOre, cardLabel } = arrangement
  const amount = formatKroner(amountOre)
  return (
    <li className="kit-stack" data-gap="small">
      <div className="office-line">
        <span>
          <strong>{ownerName}</strong>
          <Tag colour={COLOURS[state]}>{texts.states[state]}</Tag>
        </span>
      </div>
      <p className="kit-small">{thresholdOre === null ? texts.onDay(amount, dayOfMonth ?? 1) : texts.below(amount, formatKroner(thresholdOre))}</p>
      <p className="kit-muted kit-small">
        {texts.used(formatKroner(usedThisMonthOre), formatKroner(monthlyCapOre))}
        {cardLabel === null ? '' : ` · ${texts.card(cardLabel)}`}
      </p>
      {why === null ? null : (
        <p className="kit-small">
          {why in texts.whys ? texts.whys[why as keyof typeof texts.whys] : why === 'left' || why === 'no_right' ? texts.whys.over : texts.whys.other}{' '}
          {note === null ? '' : texts.theyWrote(note)}
        </p>
      )}
      {state === 'ended' ? null : deed === null ? (
        <div className="kit-row">
          {state === 'active' ? (
            <Button look="secondary" size="sm" onClick={() => setDeed('pause')}>
              {texts.pause}
            </Button>
          ) : null}
          <Button look="quiet" size="sm" onClick={() => setDeed('end')}>
            {texts.end}
          </Button>
        </div>
      ) : (
        <Reason pupilId={pupilId} each={each} deed={deed} onDone={() => setDeed(null)} />
      )}
    </li>
  )
}

type ReasonProps = { pupilId: string; each: OfficeArrangement; deed: Deed; onDone: () => void }

function Reason({ pupilId, each: { arrangement, ownerName }, deed, onDone }: ReasonProps) {
  const texts = usePayoutTexts().automatic
  const say = useSay()
  const act = useOnBehalf(pupilId)
  const done = () => {
    say(deed === 'pause' ? texts.paused : texts.ended)
    onDone()
  }
  const submit = deed === 'pause' ? texts.pauseFor(ownerName) : texts.endFor(ownerName)
  return (
    <ReasonForm
      texts={{ label: texts.note, help: texts.noteHelp, missing: texts.noteMissing, submit }}
      work={act}
      onSubmit={(note) => act.mutate({ arrangementId: arrangement.arrangementId, deed, note }, { onSuccess: done })}
      onCancel={onDone}
    />
  )
}
