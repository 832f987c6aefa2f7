import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { TextField } from '../../kit/TextField.tsx'
import type { Choices, Consequences } from './choices.ts'
import { Some } from './Lines.tsx'
import { useListTexts } from './list-texts.ts'
import type { Seen } from './pupil-lists.ts'

type MissingProps = { seen: Seen; choices: Choices; is: Consequences; onChange: (changed: Partial<Choices>) => void }

/** Who is at the school and not in the list. They are left alone until somebody says that they have left. */
export function Missing({ seen: { missing, present }, choices, is, onChange }: MissingProps) {
  const texts = useListTexts()
  if (missing.length === 0) return null
  return (
    <Card>
      <section className="kit-stack" aria-labelledby="missing-pupils">
        <div>
          <h2 id="missing-pupils">{texts.missing.title(missing.length)}</h2>
          <p className="kit-muted">{texts.missing.lead}</p>
        </div>
        <Some all={missing} keyOf={({ pupilId }) => pupilId}>
          {({ firstName, lastName, className }) => (
            <>
              <span>
                {firstName} {lastName}
              </span>
              <span className="kit-muted">{className || texts.added.noClass}</span>
            </>
          )}
        </Some>
        {is.mayEnd ? (
          <Ends present={present} choices={choices} missingCount={missing.length} is={is} onChange={onChange} />
        ) : (
          <Notice>{texts.missing.hasFaults}</Notice>
        )}
      </section>
    </Card>
  )
}

function Ends({ present, choices, missingCount, is, onChange }: Omit<MissingProps, 'seen'> & { present: number; missingCount: number }) {
  const { missing: texts, take } = useListTexts()
  return (
    <>
      <Checkbox label={texts.ends} checked={choices.ends} onToggle={(ends) => onChange({ ends, endsMany: false })} />
      {choices.ends ? (
        <TextField
          label={texts.lastDay}
          description={texts.lastDayHelp}
          type="date"
          value={choices.lastDay}
          error={choices.lastDay === '' ? take.dayMissing : undefined}
          onChange={(event) => onChange({ lastDay: event.currentTarget.value })}
        />
      ) : null}
      {choices.ends && is.isMany ? (
        <Checkbox
          label={texts.many(missingCount, present)}
          description={texts.manyHelp}
          checked={choices.endsMany}
          onToggle={(endsMany) => onChange({ endsMany })}
        />
      ) : null}
    </>
  )
}
