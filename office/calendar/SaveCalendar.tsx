import { Button } from '../../kit/Button.tsx'
import { DownloadIcon } from '../../kit/icons.tsx'
import { saveFile } from '../../kit/save-file.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { writeICalendar } from '../../rules/write-icalendar.ts'
import { useAtSchool } from '../session/at-school.tsx'
import type { Period } from './calendar.ts'
import { useCalendarTexts } from './calendar-texts.ts'

/** The calendar as a file that other calendars read, and «Hent fra fil» too. */
export function SaveCalendar({ periods }: { periods: readonly Period[] }) {
  const texts = useCalendarTexts().file
  const say = useSay()
  const { schoolName } = useAtSchool()
  if (periods.length === 0) return null
  const save = (): void => {
    const text = writeICalendar(periods, { name: schoolName, madeAt: new Date() })
    saveFile({ name: `skolerute-${osloDay(Date.now())}.ics`, type: 'text/calendar;charset=utf-8', text })
    say(texts.saved)
  }
  return (
    <Button look="secondary" icon={<DownloadIcon />} onClick={save}>
      {texts.save}
    </Button>
  )
}
