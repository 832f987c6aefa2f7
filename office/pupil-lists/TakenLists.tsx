import { useLanguage } from '../../kit/language.tsx'
import { type Column, Table } from '../../kit/Table.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useListTexts } from './list-texts.ts'
import { type Taken, useTakenLists } from './pupil-lists.ts'

/** Who has taken in what, the newest first. Nothing where nobody has. */
export function TakenLists() {
  const texts = useListTexts()
  const { data } = useTakenLists()
  const columns = useColumns()
  if (data === undefined || data.lists.length === 0) return null
  return (
    <section className="kit-stack" aria-labelledby="taken-lists">
      <div>
        <h2 id="taken-lists">{texts.taken.title}</h2>
        <p className="kit-muted">{texts.taken.notKept}</p>
      </div>
      <Table caption={texts.taken.caption} captionUnseen columns={columns} rows={data.lists} rowKey={({ listId }) => listId} empty={null} />
    </section>
  )
}

function useColumns(): Column<Taken>[] {
  const texts = useListTexts()
  const { language } = useLanguage()
  return [
    { key: 'when', title: texts.taken.when, isRowName: true, cell: ({ madeAt }) => formatInstant(madeAt, { language }) },
    { key: 'by', title: texts.taken.by, wideOnly: true, cell: ({ madeBy }) => madeBy },
    { key: 'added', title: texts.counts.added, align: 'end', cell: ({ added }) => added },
    { key: 'moved', title: texts.counts.moved, align: 'end', cell: ({ moved }) => moved },
    { key: 'changed', title: texts.counts.changed, align: 'end', wideOnly: true, cell: ({ changed }) => changed },
    { key: 'ended', title: texts.taken.ended, align: 'end', wideOnly: true, cell: ({ ended }) => ended },
    { key: 'leftOut', title: texts.taken.leftOut, align: 'end', wideOnly: true, cell: ({ leftOut }) => leftOut },
  ]
}
