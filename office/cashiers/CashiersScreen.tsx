import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import type { Column } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useOpen } from '../use-open.ts'
import { CashierPanel } from './CashierPanel.tsx'
import { type Cashier, type Cashiers, useCashiers, useChangeSettings } from './cashiers.ts'
import { useCashierTexts } from './cashier-texts.ts'
import { NewCashierPanel } from './NewCashierPanel.tsx'
import '../tills/tills.css'

/** Who stands at the school's tills, and whether they sign in. */
export function CashiersScreen() {
  const texts = useCashierTexts()
  const { mayRunCanteen } = useAtSchool()
  const { openThe } = useOpen()
  const cashiers = useCashiers()
  return (
    <ListAndPanel panel={<Panel cashiers={cashiers.data?.cashiers ?? []} />}>
      <PageHeading
        title={texts.title}
        lead={mayRunCanteen ? texts.lead : texts.onlyCanteen}
        actions={
          mayRunCanteen ? (
            <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
              {texts.add}
            </Button>
          ) : undefined
        }
      />
      <Answered query={cashiers}>
        {(data) => (
          <div className="kit-stack" data-gap="large">
            {mayRunCanteen ? <Settings {...data} /> : null}
            <List cashiers={data.cashiers} />
          </div>
        )}
      </Answered>
    </ListAndPanel>
  )
}

function Panel({ cashiers }: { cashiers: readonly Cashier[] }) {
  const { mayRunCanteen } = useAtSchool()
  const { open, openThe, close } = useOpen()
  if (open === 'new' && mayRunCanteen) return <NewCashierPanel onClose={close} onMade={openThe} />
  const cashier = cashiers.find(({ cashierId }) => cashierId === open)
  return cashier === undefined ? null : <CashierPanel key={cashier.cashierId} cashier={cashier} onClose={close} />
}

const IDLE_MINUTES = [1, 2, 3, 5, 10, 15, 30, 60]

function Settings({ settings, cashiers }: Cashiers) {
  const texts = useCashierTexts().settings
  const say = useSay()
  const change = useChangeSettings(() => say(texts.saved))
  const hasAdult = cashiers.some(({ kind, isInUse }) => kind === 'adult' && isInUse)
  const minutes = IDLE_MINUTES.includes(settings.idleMinutes) ? IDLE_MINUTES : [...IDLE_MINUTES, settings.idleMinutes].toSorted((a, b) => a - b)
  return (
    <Card>
      <div className="kit-stack">
        <h2 className="kit-unseen">{texts.title}</h2>
        <Checkbox
          look="switch"
          label={texts.mustSignIn}
          checked={settings.mustSignIn}
          disabled={change.isPending || (!hasAdult && !settings.mustSignIn)}
          onToggle={(mustSignIn) => change.mutate({ mustSignIn })}
        />
        {/* Beside the switch, not in it: what cannot be switched on yet is told in full colour. */}
        <p className="kit-muted">{hasAdult || settings.mustSignIn ? texts.help : texts.needsAdult}</p>
        {settings.mustSignIn ? (
          <Select
            label={texts.idle}
            choices={minutes.map((each) => ({ value: String(each), label: texts.minutes(each) }))}
            value={String(settings.idleMinutes)}
            disabled={change.isPending}
            onChoose={(value) => change.mutate({ idleMinutes: Number(value) })}
          />
        ) : null}
        <Failure error={change.error} />
      </div>
    </Card>
  )
}

function List({ cashiers }: { cashiers: readonly Cashier[] }) {
  const texts = useCashierTexts()
  const { mayRunCanteen } = useAtSchool()
  return (
    <OpenableTable
      caption={texts.caption}
      columns={useColumns()}
      rows={cashiers}
      keyOf={({ cashierId }) => cashierId}
      empty={{ drawing: 'people', ...texts.empty, add: mayRunCanteen ? texts.add : undefined }}
    />
  )
}

function useColumns(): Column<Cashier>[] {
  const texts = useCashierTexts()
  return [
    { key: 'name', title: texts.name, isRowName: true, cell: ({ name }) => name },
    {
      key: 'kind',
      title: texts.kind,
      cell: ({ kind, isInUse }) => (isInUse ? texts.kinds[kind] : <Tag>{texts.ended}</Tag>),
    },
    { key: 'number', title: texts.number, align: 'end', wideOnly: true, cell: ({ number }) => number },
    {
      key: 'signedIn',
      title: texts.signedIn,
      wideOnly: true,
      cell: ({ signedInAt }) => (signedInAt === null ? <span className="kit-muted">{texts.nowhere}</span> : <Tag colour="success">{signedInAt}</Tag>),
    },
  ]
}
