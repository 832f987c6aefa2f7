import { useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { calendarChanges } from '../../rules/calendar-changes.ts'
import { type CalendarFile, type FileFault, MOST_FILE_BYTES, readCalendarFile, type UnreadableLine } from '../../rules/calendar-file.ts'
import { ChooseFile } from '../ChooseFile.tsx'
import { FormPanel } from '../panel/FormPanel.tsx'
import { type Period, useChangePeriods } from './calendar.ts'
import { useCalendarTexts } from './calendar-texts.ts'
import { useDays } from './use-days.ts'

type Read = { name: string; file: CalendarFile; ids: readonly string[] }

function readAs(name: string, file: CalendarFile): Read {
  const now = Date.now()
  return { name, file, ids: 'fault' in file ? [] : file.periods.map(() => newId(now)) }
}

/** A school's calendar from a file: it is read here, what it would change is shown, and then it is taken in whole. */
export function FilePanel({ periods, onClose }: { periods: readonly Period[]; onClose: () => void }) {
  const texts = useCalendarTexts().file
  const say = useSay()
  const [read, setRead] = useState<Read | null>(null)
  const [removes, setRemoves] = useState(true)
  const change = useChangePeriods(() => {
    say(texts.done)
    onClose()
  })
  const file = read?.file
  const changes = file === undefined || 'fault' in file ? null : calendarChanges(periods, file.periods)
  const removed = changes === null || !removes ? [] : changes.removed
  const isNothing = changes === null || (changes.added.length === 0 && removed.length === 0)
  const submit = (): void => {
    if (changes === null || read === null || isNothing) return
    // The ids were made when the file was read: the same file sent again is the same days.
    const added = changes.added.map(({ line: _line, ...period }, index) => ({ ...period, id: read.ids[index] as string }))
    change.mutate({ added, removedIds: removed.map(({ periodId }) => periodId) })
  }
  return (
    <FormPanel title={texts.title} onClose={onClose} onSubmit={submit} submitWords={texts.take} work={change} isUnchanged={isNothing}>
      <p className="kit-muted">{texts.lead}</p>
      <ChooseFile
        words={texts.choose}
        accept=".csv,.ics,text/csv,text/calendar"
        mostBytes={MOST_FILE_BYTES}
        onRead={(name, bytes) => setRead(readAs(name, readCalendarFile(bytes)))}
      >
        {read === null ? <p className="kit-muted kit-small">{texts.shape}</p> : <p role="status">{texts.chosen(read.name)}</p>}
      </ChooseFile>
      {file !== undefined && 'fault' in file ? <Notice tone="refusal">{texts.faults[file.fault satisfies FileFault]}</Notice> : null}
      {changes === null ? null : (
        <>
          <Days title={texts.added(changes.added.length)} days={changes.added} />
          {changes.removed.length === 0 ? null : (
            <>
              <Days title={texts.removed(changes.removed.length)} days={changes.removed} />
              <Checkbox label={texts.removes} checked={removes} onToggle={setRemoves} />
            </>
          )}
          {changes.sameCount === 0 ? null : <p className="kit-muted">{texts.same(changes.sameCount)}</p>}
        </>
      )}
      {file === undefined || 'fault' in file || file.unreadable.length === 0 ? null : <Unreadable lines={file.unreadable} />}
    </FormPanel>
  )
}

function Days({ title, days }: { title: string; days: readonly Pick<Period, 'title' | 'kind' | 'firstDay' | 'lastDay'>[] }) {
  const { kinds } = useCalendarTexts()
  const written = useDays()
  return (
    <section className="kit-stack" data-gap="small">
      <h3>{title}</h3>
      <ul className="office-holidays">
        {days.map((each) => (
          <li key={`${each.kind} ${each.title} ${each.firstDay} ${each.lastDay}`}>
            <span>
              {each.title} <span className="kit-muted">({kinds[each.kind]})</span>
            </span>
            <span className="kit-muted">{written(each)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Unreadable({ lines }: { lines: readonly UnreadableLine[] }) {
  const texts = useCalendarTexts().file
  return (
    <Notice tone="warning">
      <p>{texts.unreadable(lines.length)}</p>
      <ul>
        {lines.map(({ line, why }) => (
          <li key={`${line} ${why}`}>{texts.line(line, texts.whys[why])}</li>
        ))}
      </ul>
    </Notice>
  )
}
