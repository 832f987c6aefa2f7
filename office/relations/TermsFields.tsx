import { sights } from '../../contract/relation-words.ts'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Select } from '../../kit/Select.tsx'
import { useRelationTexts } from './relation-texts.ts'
import type { Terms } from './relations.ts'

/** What a guardian may, as the office sets it. */
export function TermsFields({ terms, onChange }: { terms: Terms; onChange: (terms: Terms) => void }) {
  const texts = useRelationTexts()
  return (
    <>
      <Select
        label={texts.form.sees}
        choices={sights.toReversed().map((value) => ({ value, label: texts.sees[value] }))}
        value={terms.sees}
        onChoose={(sees) => onChange({ ...terms, sees })}
      />
      <Checkbox label={texts.form.pay} checked={terms.mayPay} onToggle={(mayPay) => onChange({ ...terms, mayPay })} />
      <Checkbox label={texts.form.limit} checked={terms.mayLimit} onToggle={(mayLimit) => onChange({ ...terms, mayLimit })} />
      <Checkbox label={texts.form.refund} checked={terms.mayRefund} onToggle={(mayRefund) => onChange({ ...terms, mayRefund })} />
    </>
  )
}
