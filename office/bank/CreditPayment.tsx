import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { SearchField } from '../../kit/SearchField.tsx'
import { withoutBegunScan } from '../../kit/scanner/without-scans.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useFoundPupils } from '../pupils/pupils.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useSettled } from '../use-settled.ts'
import { type Payment, useCredit } from './bank.ts'
import { useBankTexts } from './bank-texts.ts'

type Chosen = { schoolId: number; pupilId: string; name: string }

/** Finds the pupil a payment was for, and says on the button what will happen. */
export function CreditPayment({ payment }: { payment: Payment }) {
  const texts = useBankTexts().panel
  const say = useSay()
  const { schoolId } = useAtSchool()
  const credit = useCredit()
  const [asked, setAsked] = useState('')
  const [chosen, setChosen] = useState<Chosen | null>(payment.meant)
  const search = useSettled(withoutBegunScan(asked), 250)
  const found = useFoundPupils({ schoolId, search, isAsked: search.length >= 2 })
  const pupils = search.length >= 2 ? (found.data?.pupils ?? []) : []
  return (
    <section className="kit-stack" data-gap="small" aria-label={texts.findTitle}>
      <h3>{texts.findTitle}</h3>
      <SearchField label={texts.find} value={asked} maxLength={80} onSearch={setAsked} />
      <p className="kit-muted kit-small">{texts.findHelp}</p>
      {search.length >= 2 && found.data !== undefined && pupils.length === 0 ? <p role="status">{texts.nobody}</p> : null}
      <div className="office-found-pupils">
        {pupils.map(({ pupilId, firstName, lastName, className }) => (
          <button
            key={pupilId}
            type="button"
            aria-pressed={chosen?.pupilId === pupilId}
            onClick={() => setChosen({ schoolId, pupilId, name: `${firstName} ${lastName}` })}
          >
            <span>{`${firstName} ${lastName}`}</span>
            <span className="kit-muted kit-small">{className}</span>
          </button>
        ))}
      </div>
      {chosen === null ? null : (
        <Button
          wide
          busy={credit.isPending}
          onClick={() =>
            credit.mutate(
              { paymentId: payment.paymentId, schoolId: chosen.schoolId, pupilId: chosen.pupilId },
              { onSuccess: () => say(texts.credited(payment.amountOre, chosen.name)) },
            )
          }
        >
          {texts.credit(payment.amountOre, chosen.name)}
        </Button>
      )}
      <Failure error={credit.error} />
    </section>
  )
}
