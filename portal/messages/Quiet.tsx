import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Form } from '../../kit/Form.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { usualQuietHours } from '../../rules/quiet-hours.ts'
import { type Choices, useChoose } from './message-queries.ts'
import { useMessageTexts } from './message-texts.ts'

/** When there is to be quiet: on or off at once, the hours when they are saved. */
export function Quiet({ known }: { known: Choices }) {
  const texts = useMessageTexts()
  const say = useSay()
  const choose = useChoose(known, () => say(texts.saved))
  const [hours, setHours] = useState(known.quiet ?? usualQuietHours)
  const isOn = known.quiet !== null
  const isChanged = isOn && (hours.from !== known.quiet?.from || hours.until !== known.quiet.until)
  return (
    <Card>
      <Form onSubmit={() => choose.mutate({ quiet: hours })} error={choose.error}>
        <Checkbox
          look="switch"
          label={texts.quiet}
          description={texts.quietWhy}
          checked={isOn}
          disabled={choose.isPending}
          onToggle={(wanted) => choose.mutate({ quiet: wanted ? hours : null })}
        />
        {isOn ? (
          <>
            <div className="portal-hours">
              <TextField
                label={texts.from}
                type="time"
                required
                value={hours.from}
                onChange={({ currentTarget }) => setHours({ ...hours, from: currentTarget.value })}
              />
              <TextField
                label={texts.until}
                type="time"
                required
                value={hours.until}
                onChange={({ currentTarget }) => setHours({ ...hours, until: currentTarget.value })}
              />
            </div>
            {isChanged ? (
              <div>
                <Button type="submit" look="secondary" busy={choose.isPending}>
                  {texts.save}
                </Button>
              </div>
            ) : null}
          </>
        ) : (
          <p className="kit-muted kit-small">{texts.quietOff}</p>
        )}
      </Form>
    </Card>
  )
}
