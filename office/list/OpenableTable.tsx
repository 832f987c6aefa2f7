import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import type { DrawingName } from '../../kit/Drawing.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { type Column, Table } from '../../kit/Table.tsx'
import { useOpen } from '../use-open.ts'

type Props<Row> = {
  /** The screen's heading says the same to the eye. */
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  /** What stands in the address while the row is open. */
  keyOf: (row: Row) => string
  /** What stands there while there are no rows; `add` is for whoever may make the first one. */
  empty: { drawing: DrawingName; title: string; advice: string; add?: string | undefined }
}

/** A list of which one opens beside it, or nothing yet and the way to the first. */
export function OpenableTable<Row>({ caption, columns, rows, keyOf, empty: { drawing, title, advice, add } }: Props<Row>) {
  const { open, openThe, toggle } = useOpen()
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      onOpen={(row) => toggle(keyOf(row))}
      openKey={open}
      empty={
        <Card>
          <EmptyState drawing={drawing} title={title} action={add === undefined ? undefined : <Button onClick={() => openThe('new')}>{add}</Button>}>
            {advice}
          </EmptyState>
        </Card>
      }
    />
  )
}
