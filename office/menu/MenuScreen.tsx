import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { SearchField } from '../../kit/SearchField.tsx'
import { Select } from '../../kit/Select.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { SignPanel } from '../stops/SignPanel.tsx'
import { useStopTexts } from '../stops/stop-texts.ts'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { MenuSectionTable } from './MenuSectionTable.tsx'
import { type Menu, useMenu } from './menu.ts'
import type { MenuSearch } from './menu-search.ts'
import { CategoryPanel } from './CategoryPanel.tsx'
import { menuSections } from './menu-sections.ts'
import { NewCategoryPanel } from './NewCategoryPanel.tsx'
import { ProductPanel } from './ProductPanel.tsx'
import './menu.css'

export function MenuScreen() {
  const texts = useTexts().menu
  const { sign } = useStopTexts()
  const { mayRunCanteen } = useAtSchool()
  const { openThe } = useOpen()
  const menu = useMenu()
  return (
    <ListAndPanel panel={menu.data === undefined ? null : <Panel menu={menu.data} />}>
      <PageHeading
        title={texts.title}
        lead={mayRunCanteen ? texts.lead : texts.onlyCanteen}
        actions={
          menu.data !== undefined && menu.data.categories.length > 0 ? (
            <>
              <Button look="quiet" onClick={() => openThe('sign')}>
                {sign.open}
              </Button>
              {mayRunCanteen ? (
                <>
                  <Button look="secondary" onClick={() => openThe('category')}>
                    {texts.addCategory}
                  </Button>
                  <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
                    {texts.addProduct}
                  </Button>
                </>
              ) : null}
            </>
          ) : undefined
        }
      />
      <Answered query={menu}>{(data) => (data.categories.length > 0 ? <Sections menu={data} /> : <EmptyMenu />)}</Answered>
    </ListAndPanel>
  )
}

/** What is open beside the menu: a product, or the form for a new one. The first product needs a category first. */
function Panel({ menu }: { menu: Menu }) {
  const { mayRunCanteen } = useAtSchool()
  const { open, close, openThe } = useOpen()
  const product = menu.products.find(({ productId }) => productId === open)
  if (product !== undefined) return <ProductPanel key={product.productId} menu={menu} product={product} onClose={close} onMade={openThe} />
  if (open === 'sign') return <SignPanel menu={menu} onClose={close} />
  if (!mayRunCanteen) return null
  const category = menu.categories.find(({ categoryId }) => categoryId === open)
  if (category !== undefined) return <CategoryPanel key={category.categoryId} menu={menu} category={category} onClose={close} />
  if (open === 'category' || (open === 'new' && menu.categories.length === 0)) return <NewCategoryPanel menu={menu} onClose={close} />
  return open === 'new' ? <ProductPanel key="new" menu={menu} product={undefined} onClose={close} onMade={openThe} /> : null
}

function Sections({ menu }: { menu: Menu }) {
  const texts = useTexts().menu
  const narrowing = useNarrowing()
  const sections = menuSections(menu, narrowing.asked)
  return (
    <div className="kit-stack">
      <div className="office-narrowing">
        <SearchField
          label={texts.search}
          value={narrowing.asked.search ?? ''}
          onSearch={(search) => narrowing.ask({ search: search === '' ? undefined : search })}
        />
        <Select
          label={texts.show}
          labelUnseen
          choices={[
            { value: 'all', label: texts.showAll },
            { value: 'sold', label: texts.showSold },
            { value: 'not_sold', label: texts.showNotSold },
          ]}
          value={narrowing.asked.shown ?? 'all'}
          onChoose={(shown) => narrowing.ask({ shown: shown === 'all' ? undefined : shown })}
        />
      </div>
      {sections.length === 0 ? (
        <EmptyState
          drawing="search"
          title={texts.noHits}
          action={
            <Button look="secondary" onClick={() => narrowing.ask({ search: undefined, shown: undefined })}>
              {texts.showEverything}
            </Button>
          }
        >
          {texts.noHitsAdvice}
        </EmptyState>
      ) : (
        sections.map((section) => <MenuSectionTable key={section.category.categoryId} section={section} />)
      )}
    </div>
  )
}

function EmptyMenu() {
  const texts = useTexts().menu
  const { mayRunCanteen } = useAtSchool()
  const { openThe } = useOpen()
  return (
    <Card>
      <EmptyState
        drawing="tray"
        title={texts.empty.title}
        action={mayRunCanteen ? <Button onClick={() => openThe('category')}>{texts.addCategory}</Button> : undefined}
      >
        {texts.empty.advice}
      </EmptyState>
    </Card>
  )
}

type Change = { [Key in keyof MenuSearch]?: MenuSearch[Key] | undefined }

/** What the menu is narrowed to, kept in the address. */
function useNarrowing(): { asked: MenuSearch; ask: (change: Change) => void } {
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as MenuSearch
  return {
    asked,
    ask: (change) => void navigate({ to: '.', search: (before: object) => ({ ...before, ...change }), replace: true, resetScroll: false }),
  }
}
