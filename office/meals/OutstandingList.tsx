import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { Answered } from '../Answered.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { ReasonForm } from '../ReasonForm.tsx'
import { type OutstandingPupil, useOutstanding, useWriteOff } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'

/** The pupils for whom the school has paid in advance. */
export function OutstandingList() {
  const texts = useMealTexts().outstanding
  const { language } = useLanguage()
  return (
    <Answered query={useOutstanding()}>
      {({ pupils }) => (
        <OpenableTable
          caption={texts.caption}
          columns={[
            { key: 'name', title: texts.columns.name, isRowName: true, cell: ({ name }) => name },
            {
              key: 'class',
              title: texts.columns.className,
              wideOnly: true,
              cell: ({ className, hasLeft }) => (hasLeft ? <Tag colour="warning">{texts.left}</Tag> : className),
            },
            { key: 'since', title: texts.columns.since, wideOnly: true, cell: ({ since }) => formatInstant(since, { language }) },
            { key: 'amount', title: texts.columns.amount, align: 'end', cell: ({ outstandingOre }) => <Amount ore={outstandingOre} /> },
          ]}
          rows={pupils}
          keyOf={({ walletId }) => walletId}
          empty={{ drawing: 'fjord', ...texts.empty }}
        />
      )}
    </Answered>
  )
}

export function OutstandingPanel({ walletId, onClose }: { walletId: string; onClose: () => void }) {
  const pupil = useOutstanding().data?.pupils.find((each) => each.walletId === walletId)
  return pupil === undefined ? null : <OfPupil key={walletId} pupil={pupil} onClose={onClose} />
}

function OfPupil({ pupil: { walletId, name, outstandingOre, meals }, onClose }: { pupil: OutstandingPupil; onClose: () => void }) {
  const texts = useMealTexts().outstanding
  const say = useSay()
  const writeOff = useWriteOff(walletId)
  const submit = (reason: string): void =>
    writeOff.mutate(
      { amountOre: outstandingOre, reason },
      {
        onSuccess: () => {
          say(texts.done)
          onClose()
        },
      },
    )
  return (
    <SidePanel title={name} onClose={onClose} mustStay={writeOff.isPending}>
      <div className="kit-stack">
        <p>
          <Amount ore={outstandingOre} size="large" />
        </p>
        <p>
          {texts.meals(meals)} {texts.how}
        </p>
        <ReasonForm
          texts={{ label: texts.reason, help: texts.reasonHelp, missing: texts.reasonMissing, submit: texts.writeOff(formatKroner(outstandingOre)) }}
          work={writeOff}
          onSubmit={submit}
          isDanger
        />
      </div>
    </SidePanel>
  )
}
