import { Amount } from '../../kit/Amount.tsx'
import { Link } from '@tanstack/react-router'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import type { Column } from '../../kit/Table.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { CounterSettings } from '../counter/CounterSettings.tsx'
import { useCounterTexts } from '../counter/counter-texts.ts'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { NewTillPanel } from './NewTillPanel.tsx'
import { TillPanel } from './TillPanel.tsx'
import { type Till, useTills } from './tills.ts'
import { TillSpeed } from './TillSpeed.tsx'
import { TillState } from './TillState.tsx'
import './tills.css'

export function TillsScreen() {
  const texts = useTexts().tills
  const { schoolId, mayRunCanteen } = useAtSchool()
  const { openThe } = useOpen()
  const tills = useTills()
  return (
    <ListAndPanel panel={<Panel tills={tills.data?.tills ?? []} />}>
      <PageHeading
        title={texts.title}
        lead={mayRunCanteen ? texts.lead : texts.onlyCanteen}
        actions={
          <>
            {mayRunCanteen && tills.data !== undefined && tills.data.tills.length > 0 ? (
              <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
                {texts.add}
              </Button>
            ) : null}
            <Link to="/$schoolId/tills/cashiers" params={{ schoolId: String(schoolId) }} {...buttonLook({ look: 'secondary' })}>
              {texts.cashiers}
            </Link>
          </>
        }
      />
      <Answered query={tills}>
        {(data) => (
          <div className="kit-stack" data-gap="large">
            <TillTable tills={data.tills} />
            {mayRunCanteen && data.tills.length > 0 ? <CounterSettings /> : null}
          </div>
        )}
      </Answered>
    </ListAndPanel>
  )
}

function TillTable({ tills }: { tills: readonly Till[] }) {
  const texts = useTexts().tills
  const { mayRunCanteen } = useAtSchool()
  return (
    <OpenableTable
      caption={texts.caption}
      columns={useColumns()}
      rows={tills}
      keyOf={({ tillId }) => tillId}
      empty={{ drawing: 'till', ...texts.empty, add: mayRunCanteen ? texts.add : undefined }}
    />
  )
}

/** What is open beside the list: one till, or the form for a new one. */
function Panel({ tills }: { tills: readonly Till[] }) {
  const { mayRunCanteen } = useAtSchool()
  const { open, openThe, close } = useOpen()
  const till = tills.find(({ tillId }) => tillId === open)
  if (open === 'new' && mayRunCanteen) return <NewTillPanel onClose={close} onMade={openThe} />
  return till === undefined ? null : <TillPanel key={till.tillId} till={till} onClose={close} />
}

function useColumns(): Column<Till>[] {
  const texts = useTexts().tills
  const { language } = useLanguage()
  const { speed } = useCounterTexts()
  return [
    { key: 'name', title: texts.name, isRowName: true, cell: ({ name }) => name },
    { key: 'state', title: texts.state, cell: ({ state }) => <TillState state={state} /> },
    {
      key: 'lastSale',
      title: texts.lastSale,
      wideOnly: true,
      cell: ({ lastSaleAt }) => (lastSaleAt === null ? <span className="kit-muted">{texts.never}</span> : formatInstant(lastSaleAt, { language })),
    },
    { key: 'speed', title: speed.title, wideOnly: true, cell: ({ speed: measured }) => <TillSpeed speed={measured} /> },
    { key: 'salesToday', title: texts.salesToday, align: 'end', wideOnly: true, cell: ({ salesToday }) => salesToday },
    { key: 'soldToday', title: texts.soldToday, align: 'end', cell: ({ soldTodayOre }) => <Amount ore={soldTodayOre} /> },
  ]
}
