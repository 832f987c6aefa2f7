import { useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Table } from '../../kit/Table.tsx'
import { formatInstant, formatKroner, formatKronerChange } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { type Account, type MealPayment, type Meals, useDecidePayment, useMovements } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'

/** What waits for a second person, and every movement of the fund and the programmes' money. */
export function Money({ meals: { waiting } }: { meals: Meals }) {
  const texts = useMealTexts().money
  const [account, setAccount] = useState<Account>('fund')
  return (
    <div className="kit-stack" data-gap="large">
      {waiting.length === 0 ? null : (
        <Card>
          <section className="kit-stack" aria-labelledby="meal-waiting">
            <h2 id="meal-waiting">{texts.waiting}</h2>
            {waiting.map((payment) => (
              <Waiting key={payment.paymentId} payment={payment} />
            ))}
          </section>
        </Card>
      )}
      <Chips
        label={texts.account}
        perRow={2}
        choices={(['fund', 'programmes'] as const).map((value) => ({ value, label: texts.accounts[value] }))}
        value={account}
        onChoose={setAccount}
      />
      <Movements key={account} account={account} />
    </div>
  )
}

function Waiting({ payment: { paymentId, amountOre, direction, askedBy, reason, isOwn } }: { payment: MealPayment }) {
  const texts = useMealTexts().money
  const say = useSay()
  const decide = useDecidePayment(paymentId)
  const amount = formatKronerChange(direction === 'in' ? amountOre : -amountOre)
  return (
    <div className="kit-stack" data-gap="small">
      <p>{texts.waitingLine({ amount, who: askedBy, reason })}</p>
      <div className="kit-row">
        {isOwn ? (
          <span className="kit-muted">{texts.ownWaits}</span>
        ) : (
          <Button size="sm" busy={decide.isPending} onClick={() => decide.mutate('yes', { onSuccess: () => say(texts.booked) })}>
            {texts.yes(formatKroner(amountOre))}
          </Button>
        )}
        <Button size="sm" look="quiet" disabled={decide.isPending} onClick={() => decide.mutate('no')}>
          {texts.no}
        </Button>
      </div>
      <Failure error={decide.error} />
    </div>
  )
}

function Movements({ account }: { account: Account }) {
  const texts = useMealTexts().money
  const { language } = useLanguage()
  const [before, setBefore] = useState<string | undefined>(undefined)
  const movements = useMovements(account, before)
  return (
    <Answered query={movements}>
      {(data) => (
        <div className="kit-stack">
          <Table
            caption={texts.movements}
            columns={[
              { key: 'at', title: texts.columns.at, isRowName: true, cell: ({ at }) => formatInstant(at, { language }) },
              { key: 'what', title: texts.columns.what, cell: ({ kind, reason }) => (reason === null ? texts.kinds[kind] : `${texts.kinds[kind]}: ${reason}`) },
              { key: 'who', title: texts.columns.who, wideOnly: true, cell: ({ pupil, by }) => pupil ?? by ?? '–' },
              { key: 'amount', title: texts.columns.amount, align: 'end', cell: ({ amountOre }) => <Amount ore={amountOre} as="change" /> },
            ]}
            rows={data.movements}
            rowKey={({ eventId }) => eventId}
            empty={
              <Card>
                <EmptyState drawing="fjord" title={texts.empty.title}>
                  {texts.empty.advice}
                </EmptyState>
              </Card>
            }
          />
          <div className="kit-row">
            {before === undefined ? null : (
              <Button look="secondary" size="sm" onClick={() => setBefore(undefined)}>
                {texts.newest}
              </Button>
            )}
            {data.hasMore ? (
              <Button look="secondary" size="sm" onClick={() => setBefore(data.movements.at(-1)?.eventId)}>
                {texts.older}
              </Button>
            ) : null}
          </div>
        </div>
      )}
    </Answered>
  )
}
