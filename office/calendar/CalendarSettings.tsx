import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { type Calendar, useChangeSettings } from './calendar.ts'
import { useCalendarTexts } from './calendar-texts.ts'

const TIMES = ['15:00', '15:30', '16:00', '16:30', '17:00', '17:30', '18:00', '18:30', '19:00', '19:30', '20:00']

/** On which weekdays the canteen is open, and when families hear of the next lunch. */
export function CalendarSettings({ calendar: { openWeekdays, warnsAt, offersSms } }: { calendar: Calendar }) {
  const texts = useCalendarTexts().settings
  const say = useSay()
  const change = useChangeSettings(() => say(texts.saved))
  const times = TIMES.includes(warnsAt) ? TIMES : [...TIMES, warnsAt].toSorted()
  const toggle = (weekday: number, isOpen: boolean): void => {
    const wanted = isOpen ? [...openWeekdays, weekday] : openWeekdays.filter((each) => each !== weekday)
    change.mutate({ openWeekdays: wanted })
  }
  return (
    <Card>
      <div className="kit-stack" data-gap="large">
        <h2>{texts.title}</h2>
        <fieldset className="ds-fieldset office-weekdays">
          <legend className="ds-label">{texts.weekdays}</legend>
          <div>
            {texts.weekdayNames.map((name, place) => {
              const isOpen = openWeekdays.includes(place + 1)
              return (
                <Checkbox
                  key={name}
                  label={name}
                  checked={isOpen}
                  disabled={change.isPending || (isOpen && openWeekdays.length === 1)}
                  onToggle={(wanted) => toggle(place + 1, wanted)}
                />
              )
            })}
          </div>
          {openWeekdays.length === 1 ? <p className="kit-muted kit-small">{texts.oneDay}</p> : null}
        </fieldset>
        <Select
          label={texts.warnsAt}
          description={texts.warnsAtHelp}
          choices={times.map((value) => ({ value, label: value }))}
          value={warnsAt}
          disabled={change.isPending}
          onChoose={(value) => change.mutate({ warnsAt: value })}
        />
        <Checkbox
          look="switch"
          label={texts.offersSms}
          description={texts.offersSmsHelp}
          checked={offersSms}
          disabled={change.isPending}
          onToggle={(isOn) => change.mutate({ offersSms: isOn })}
        />
        <Failure error={change.error} />
      </div>
    </Card>
  )
}
