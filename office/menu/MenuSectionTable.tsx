import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Picture } from '../../kit/Picture.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { type Column, Table } from '../../kit/Table.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useHasPanelBeside } from '../panel/use-has-panel-beside.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { useStopTexts } from '../stops/stop-texts.ts'
import { useCounterTexts } from '../counter/counter-texts.ts'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { type Product, useChangeProduct } from './menu.ts'
import type { MenuSection } from './menu-sections.ts'
import { useGroupName } from './use-group-name.ts'

/** One category and what is in it. */
export function MenuSectionTable({ section: { category, products } }: { section: MenuSection }) {
  const texts = useTexts().menu
  const changes = useChangeTexts().category
  const { mayRunCanteen } = useAtSchool()
  const { open, openThe, toggle } = useOpen()
  return (
    <section className="office-menu-section">
      <div className="office-menu-head">
        <h2>
          <span className="office-swatch" data-category={category.colour} aria-hidden="true" />
          {category.name}
          <span className="kit-muted kit-small">{texts.inCategory(products.length)}</span>
        </h2>
        {mayRunCanteen ? (
          <Button look="quiet" size="sm" aria-label={changes.changeThis(category.name)} onClick={() => openThe(category.categoryId)}>
            {changes.change}
          </Button>
        ) : null}
      </div>
      <Table
        caption={category.name}
        captionUnseen
        columns={useColumns(category.colour)}
        rows={products}
        rowKey={({ productId }) => productId}
        onOpen={({ productId }) => toggle(productId)}
        openKey={open}
        empty={
          <Card padding="small">
            <p className="kit-muted">{texts.emptyCategory}</p>
          </Card>
        }
      />
    </section>
  )
}

function useColumns(colour: string): Column<Product>[] {
  const { unknown } = useStopTexts().product
  const texts = useTexts().menu
  const groupName = useGroupName()
  const { mayRunCanteen } = useAtSchool()
  const hasPanelBeside = useHasPanelBeside()
  const details: Column<Product>[] = [
    { key: 'vat', title: texts.vat, wideOnly: true, cell: ({ vatCode }) => <span className="kit-small">{texts.vatCodes[vatCode]}</span> },
    { key: 'group', title: texts.group, wideOnly: true, cell: ({ articleGroup }) => <span className="kit-small">{groupName(articleGroup)}</span> },
  ]
  return [
    {
      key: 'name',
      title: texts.product,
      isRowName: true,
      cell: ({ name, picture, isActive, stops }) => (
        <span className="office-product-name" data-off={isActive ? undefined : ''}>
          <span className="office-picture" data-category={colour}>
            <Picture name={picture} insteadOf={name} />
          </span>
          <span>
            {name}
            {stops.isDeclared ? null : <span className="kit-muted kit-small office-product-unknown">{unknown}</span>}
          </span>
        </span>
      ),
    },
    ...(hasPanelBeside ? [] : details),
    {
      key: 'price',
      title: texts.price,
      align: 'end',
      cell: ({ priceOre, openPrice }) => (openPrice === null ? <Amount ore={priceOre} /> : <OpenPrice {...openPrice} />),
    },
    {
      key: 'sold',
      title: texts.sold,
      align: 'end',
      cell: (product) => (mayRunCanteen ? <SoldSwitch product={product} /> : product.isActive ? texts.showSold : texts.showNotSold),
    },
  ]
}

function OpenPrice({ leastOre, mostOre }: NonNullable<Product['openPrice']>) {
  const texts = useCounterTexts().openPrice
  return <span className="kit-amount">{texts.from(formatKroner(leastOre), formatKroner(mostOre))}</span>
}

/** Acts at once: what has run out must be off the tills before the next pupil asks for it. */
function SoldSwitch({ product }: { product: Product }) {
  const texts = useTexts().menu
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const change = useChangeProduct()
  const isSold = change.isPending ? change.variables.change.isActive === true : product.isActive
  return (
    <span className="office-switch" onClick={(event) => event.stopPropagation()}>
      <Checkbox
        look="switch"
        label={<span className="kit-unseen">{texts.isSold(product.name)}</span>}
        checked={isSold}
        onToggle={(isActive) =>
          change.mutate(
            { productId: product.productId, change: { isActive } },
            {
              onSuccess: ({ name }) => say(isActive ? texts.nowSold(name) : texts.notSold(name)),
              onError: (error) => say(whatWentWrong(error), 'problem'),
            },
          )
        }
      />
    </span>
  )
}
