import type { ReactNode } from 'react'
import { useCommonTexts } from './language.tsx'

export type Sorting<Key extends string = string> = { by: Key; descending: boolean }

export type Column<Row, Key extends string = string> = {
  key: Key
  title: string
  cell: (row: Row) => ReactNode
  /** Figures and amounts stand at the end, where their last digits line up. */
  align?: 'start' | 'end'
  sortable?: boolean
  /** The column that names the row; read aloud with every cell of it. One column should be it. */
  isRowName?: boolean
  /** Left out on narrow screens; only for what can be found in the detail. */
  wideOnly?: boolean
}

export type TableProps<Row, Key extends string> = {
  caption: string
  captionUnseen?: boolean
  columns: readonly Column<Row, Key>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sorting?: Sorting<Key> | undefined
  onSort?: (sorting: Sorting<Key>) => void
  /** What stands there when there are no rows; an EmptyState. */
  empty: ReactNode
  /** The rows shown are old while new ones are fetched; they stay in place, a little paler. */
  isRefreshing?: boolean
  /** Makes each row open its detail. The row's name becomes the button, so that keyboards reach it. */
  onOpen?: (row: Row) => void
  openKey?: string | undefined
}

export function Table<Row, Key extends string>(props: TableProps<Row, Key>) {
  const { caption, captionUnseen, columns, rows, rowKey, sorting, onSort, empty, isRefreshing, onOpen, openKey } = props
  if (rows.length === 0 && !isRefreshing) return <>{empty}</>
  return (
    <div className="kit-table-frame" role="region" aria-label={caption} tabIndex={0} aria-busy={isRefreshing || undefined}>
      <table className="ds-table kit-table" data-opens={onOpen === undefined ? undefined : ''} data-sticky-header="">
        <caption className={captionUnseen ? 'kit-unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow key={rowKey(row)} row={row} columns={columns} onOpen={onOpen} isOpen={openKey === rowKey(row)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type HeadCellProps<Row, Key extends string> = {
  column: Column<Row, Key>
  sorting: Sorting<Key> | undefined
  onSort: ((sorting: Sorting<Key>) => void) | undefined
}

function HeadCell<Row, Key extends string>({ column, sorting, onSort }: HeadCellProps<Row, Key>) {
  const common = useCommonTexts()
  const sorted = sorting?.by === column.key ? (sorting.descending ? 'descending' : 'ascending') : 'none'
  const canSort = column.sortable === true && onSort !== undefined
  return (
    <th scope="col" data-align={column.align} data-wide-only={column.wideOnly ? '' : undefined} aria-sort={canSort ? sorted : undefined}>
      {canSort ? (
        <button type="button" title={common.sortBy(column.title)} onClick={() => onSort({ by: column.key, descending: sorted === 'ascending' })}>
          {column.title}
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}

type BodyRowProps<Row, Key extends string> = {
  row: Row
  columns: readonly Column<Row, Key>[]
  onOpen: ((row: Row) => void) | undefined
  isOpen: boolean
}

function BodyRow<Row, Key extends string>({ row, columns, onOpen, isOpen }: BodyRowProps<Row, Key>) {
  return (
    <tr data-open={isOpen ? '' : undefined} onClick={onOpen === undefined ? undefined : () => onOpen(row)}>
      {columns.map((column) => {
        const shared = { 'data-align': column.align, 'data-wide-only': column.wideOnly ? '' : undefined }
        if (!column.isRowName) {
          return (
            <td key={column.key} {...shared}>
              {column.cell(row)}
            </td>
          )
        }
        return (
          <th key={column.key} scope="row" {...shared}>
            {onOpen === undefined ? (
              column.cell(row)
            ) : (
              <button type="button" className="kit-row-name" aria-expanded={isOpen} onClick={(event) => openOnce(event, () => onOpen(row))}>
                {column.cell(row)}
              </button>
            )}
          </th>
        )
      })}
    </tr>
  )
}

/** The row listens too; without this a press on its name would open it twice. */
function openOnce(event: { stopPropagation: () => void }, open: () => void): void {
  event.stopPropagation()
  open()
}
