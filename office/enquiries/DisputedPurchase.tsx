import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import type { Enquiry } from './enquiries.ts'
import { useEnquiryTexts } from './texts.ts'

/** The purchase that the family says was not theirs, so that nobody has to search for it. */
export function DisputedPurchase({ purchase }: { purchase: Enquiry['purchase'] }) {
  const texts = useEnquiryTexts()
  const { language } = useLanguage()
  if (purchase === null) return null
  return (
    <section className="office-attached" aria-label={texts.disputed}>
      <div className="office-line">
        <span>
          <strong>{purchase.lines.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`)).join(', ')}</strong>
          <span className="kit-muted kit-small">
            {formatInstant(purchase.happenedAt, { language })} · {purchase.tillName} · {texts.receipt(purchase.receiptNumber)}
          </span>
        </span>
        <span className="office-line-end">
          <Amount ore={purchase.totalOre} />
          <span className="kit-muted kit-small">{texts.disputed}</span>
        </span>
      </div>
    </section>
  )
}
