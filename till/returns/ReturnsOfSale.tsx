import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { UndoIcon } from '../../kit/UndoIcon.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useReturnTexts } from '../texts.ts'
import { useFreshAfterReturn, useReturnsOf } from './use-returns.ts'
import './returns.css'

/** Under a sale's receipt: taking it back, and what has come back of it. */
export function ReturnsOfSale({ purchaseId, firstName }: { purchaseId: string; firstName: string }) {
  const texts = useReturnTexts()
  const { language } = useLanguage()
  const { returner } = useOpenTill()
  const { data } = useReturnsOf(purchaseId)
  useFreshAfterReturn()
  if (data === undefined) return null
  const isLeft = data.lines.some(({ quantity, returnedQuantity }) => returnedQuantity < quantity)
  return (
    <section className="till-returns" aria-labelledby={data.returns.length > 0 ? 'returns-of-sale' : undefined}>
      {data.returns.length === 0 ? null : (
        <>
          <h2 id="returns-of-sale">{texts.returnsOfSale}</h2>
          <ul className="till-rows">
            {data.returns.map(({ returnId, returnReceiptNumber, returnedAt, totalOre }) => (
              <li key={returnId}>
                <UndoIcon />
                <Link to="/sales" search={{ purchase: purchaseId, returned: returnId }} replace className="till-returns-link">
                  {texts.receiptNumber(returnReceiptNumber)}
                  <span className="kit-muted kit-small till-row-second">{formatInstant(returnedAt, { language })}</span>
                </Link>
                <Amount ore={totalOre} />
              </li>
            ))}
          </ul>
        </>
      )}
      {isLeft ? (
        <Button
          look="secondary"
          colour="neutral"
          icon={<UndoIcon />}
          aria-haspopup="dialog"
          onClick={() => returner.open({ purchaseId, firstName, from: 'list' })}
        >
          {texts.returnSale}
        </Button>
      ) : (
        <p className="kit-muted">{texts.allBack}</p>
      )}
    </section>
  )
}
