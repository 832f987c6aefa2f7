import { useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { SearchField } from '../../kit/SearchField.tsx'
import { Tag } from '../../kit/Tag.tsx'
import type { AllergenTexts } from '../../language/allergens/texts.ts'
import { type Product, productsInOrder } from '../contact/catalogue.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useAllergenTexts, useStopTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import './stops.css'

/** What everything on the menu contains, for whoever asks at the counter. */
export function ContentsPanel() {
  const texts = useStopTexts().contents
  const names = useAllergenTexts()
  const { keeper } = useOpenTill()
  const { catalogue, link } = useWatched(keeper.contact)
  const [search, setSearch] = useState('')
  const words = search.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean)
  const products = catalogue === null ? [] : productsInOrder(catalogue, null)
  const found = products.filter((product) => {
    const text = [product.name, listOf(product, 'contains', names), listOf(product, 'traces', names)].join(' ').toLocaleLowerCase('nb')
    return words.every((word) => text.includes(word))
  })
  return (
    <Dialog isOpen onClose={closePanels} title={texts.title} placement="side">
      <div className="kit-stack">
        {link === 'lost' ? <Notice tone="warning">{texts.old}</Notice> : null}
        <SearchField label={texts.search} value={search} onSearch={setSearch} />
        {found.length === 0 ? <p className="kit-muted">{texts.noHits}</p> : null}
        <ul className="till-contents">
          {found.map((product) => (
            <Contents key={product.productId} product={product} />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function Contents({ product }: { product: Product }) {
  const texts = useStopTexts().contents
  const names = useAllergenTexts()
  const { stops } = product
  const ageLimit = stops?.ageLimit ?? null
  return (
    <li>
      <span className="till-contents-name">
        <strong>{product.name}</strong>
        {ageLimit === null ? null : <Tag>{texts.ageLimit(ageLimit)}</Tag>}
        {stops?.isDeclared === true ? null : <Tag colour="warning">{texts.unknown}</Tag>}
      </span>
      {stops?.isDeclared === true ? (
        <span>
          {stops.contains.length === 0 ? texts.nothing : texts.contains(listOf(product, 'contains', names))}
          {stops.traces.length === 0 ? null : <span className="kit-muted till-contents-traces">{texts.traces(listOf(product, 'traces', names))}</span>}
        </span>
      ) : (
        <span className="kit-muted">{texts.unknownLong}</span>
      )}
    </li>
  )
}

const listOf = ({ stops }: Product, which: 'contains' | 'traces', names: AllergenTexts) =>
  stops?.isDeclared === true ? stops[which].map((allergen) => names[allergen] ?? allergen).join(', ') : ''
