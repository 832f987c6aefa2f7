import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { Card } from '../../kit/Card.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import type { Today } from './today.ts'

const MOST_SHOWN = 5

export function TopProducts({ products }: { products: Today['products'] }) {
  const texts = useTexts().today
  const params = { schoolId: String(useAtSchool().schoolId) }
  const shown = products.toSorted((a, b) => b.quantity - a.quantity).slice(0, MOST_SHOWN)
  const most = Math.max(1, shown[0]?.quantity ?? 1)
  return (
    <Card>
      <h2>{texts.products}</h2>
      {shown.length === 0 ? (
        <p className="kit-muted">{texts.noProducts}</p>
      ) : (
        <ol className="office-lines">
          {shown.map((product) => (
            <li key={product.productId}>
              <Link to="/$schoolId/menu" params={params} search={{ open: product.productId }} className="office-line office-product-line">
                <span>
                  <strong>{product.name}</strong>
                  <span className="office-share" aria-hidden="true">
                    <span style={{ inlineSize: `${(product.quantity / most) * 100}%` }} />
                  </span>
                </span>
                <span className="office-line-end">
                  <span className="office-quantity">{texts.pieces(product.quantity)}</span>
                  <span className="kit-muted kit-small">
                    <Amount ore={product.amountOre} />
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
