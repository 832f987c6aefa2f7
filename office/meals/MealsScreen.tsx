import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '../../kit/Button.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useOpen } from '../use-open.ts'
import { Gifts } from './Gifts.tsx'
import { MealProducts } from './MealProducts.tsx'
import { type MealSearch, mealViews } from './meal-search.ts'
import { type Meals, useMeals } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'
import { Money } from './Money.tsx'
import { NewProgrammePanel } from './NewProgrammePanel.tsx'
import { OutstandingList, OutstandingPanel } from './OutstandingList.tsx'
import { PayPanel } from './PayPanel.tsx'
import { PolicyForm } from './PolicyForm.tsx'
import { ProgrammeList } from './ProgrammeList.tsx'
import { ProgrammePanel } from './ProgrammePanel.tsx'
import { Sums } from './Sums.tsx'
import './meals.css'

/** What the school covers of meals: its rules, its money, what is outstanding, and its programmes. */
export function MealsScreen() {
  const texts = useMealTexts()
  const meals = useMeals()
  const { openThe } = useOpen()
  const { view } = useView()
  return (
    <ListAndPanel panel={meals.data === undefined ? null : <Panel meals={meals.data} />}>
      <PageHeading
        title={texts.title}
        lead={texts.lead}
        actions={
          view === 'money' ? (
            <Button icon={<PlusIcon />} onClick={() => openThe('pay')}>
              {texts.money.put}
            </Button>
          ) : view === 'programmes' ? (
            <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
              {texts.programmes.add}
            </Button>
          ) : undefined
        }
      />
      <Answered query={meals}>
        {(data) => (
          <div className="kit-stack" data-gap="large">
            <FundAndProgrammes meals={data} />
            <Views meals={data} />
          </div>
        )}
      </Answered>
    </ListAndPanel>
  )
}

function useView() {
  const { view = 'rules' } = useSearch({ strict: false }) as MealSearch
  return { view }
}

function FundAndProgrammes({ meals: { fundOre, programmesOre, outstandingOre } }: { meals: Meals }) {
  const texts = useMealTexts()
  return (
    <Sums
      sums={[
        [texts.fund, fundOre],
        [texts.programmeMoney, programmesOre],
        [texts.outstandingSum, outstandingOre],
      ]}
    />
  )
}

function Views({ meals }: { meals: Meals }) {
  const texts = useMealTexts()
  const navigate = useNavigate()
  const { view } = useView()
  const contents = {
    rules: () => (
      <div className="kit-stack" data-gap="large">
        <PolicyForm key={meals.policy?.decidedAt ?? 'none'} meals={meals} />
        <MealProducts meals={meals} />
      </div>
    ),
    money: () => <Money meals={meals} />,
    outstanding: () => <OutstandingList />,
    programmes: () => <ProgrammeList />,
    gifts: () => <Gifts meals={meals} />,
  }
  return (
    <Tabs
      label={texts.tabs.label}
      tabs={mealViews.map((key) => ({
        key,
        label: key === 'outstanding' && meals.outstandingCount > 0 ? `${texts.tabs.outstanding} (${meals.outstandingCount})` : texts.tabs[key],
        content: contents[key],
      }))}
      value={view}
      onChoose={(key) => void navigate({ to: '.', search: { view: key }, resetScroll: false })}
    />
  )
}

function Panel({ meals }: { meals: Meals }) {
  const { open, openThe, close } = useOpen()
  const { view } = useView()
  if (open === undefined) return null
  if (view === 'money' && open === 'pay') return <PayPanel meals={meals} onClose={close} />
  if (view === 'outstanding') return <OutstandingPanel walletId={open} onClose={close} />
  if (view !== 'programmes') return null
  return open === 'new' ? <NewProgrammePanel onClose={close} onMade={openThe} /> : <ProgrammePanel key={open} programmeId={open} onClose={close} />
}
