import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useSettled } from '../use-settled.ts'
import { useCashierTexts } from './cashier-texts.ts'

export type ChosenPupil = { pupilId: string; name: string; className: string }

const RESTS_MS = 250
const LEAST_TYPED = 2
const MOST_SHOWN = 5

/** Which pupil a cashier is, so that one who leaves the school signs in no more. */
export function ChoosePupil({ chosen, onChoose }: { chosen: ChosenPupil | null; onChoose: (pupil: ChosenPupil | null) => void }) {
  const texts = useCashierTexts().form
  const { schoolId } = useAtSchool()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim(), RESTS_MS)
  const found = useQuery({
    queryKey: ['school', schoolId, 'cashier-pupils', search],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils', { params: { schoolId }, query: { search }, signal }),
    enabled: search.length >= LEAST_TYPED,
  })
  const pupils = search.length < LEAST_TYPED || chosen !== null ? [] : (found.data?.pupils ?? []).slice(0, MOST_SHOWN)
  return (
    <div className="kit-stack" data-gap="small">
      <TextField
        label={texts.pupil}
        description={texts.pupilFind}
        optional
        maxLength={80}
        autoComplete="off"
        value={chosen === null ? typed : `${chosen.name}, ${chosen.className}`}
        onChange={(event) => {
          onChoose(null)
          setTyped(event.currentTarget.value)
        }}
      />
      {pupils.map(({ pupilId, firstName, lastName, className }) => {
        const name = `${firstName} ${lastName}`
        return (
          <div key={pupilId}>
            <Button look="quiet" size="sm" aria-label={texts.choosePupil(`${name}, ${className}`)} onClick={() => onChoose({ pupilId, name, className })}>
              {name}, {className}
            </Button>
          </div>
        )
      })}
    </div>
  )
}
