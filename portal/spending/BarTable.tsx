import { Amount } from '../../kit/Amount.tsx'
import { useSpendingTexts } from './spending-texts.ts'

export type BarRow = { key: string; name: string; pieces: number; spentOre: number; tone?: 'good' | 'sweet' | undefined; isSum?: boolean }

type Props = { title: string; titleUnseen?: boolean; nameTitle: string; rows: readonly BarRow[]; by: 'pieces' | 'spentOre' }

/** A table whose rows carry their own bars: everybody reads the same figures, and the bars only show what they say. */
export function BarTable({ title, titleUnseen = false, nameTitle, rows, by }: Props) {
  const texts = useSpendingTexts()
  const most = Math.max(1, ...rows.filter(({ isSum }) => !isSum).map((row) => row[by]))
  return (
    <table className="portal-bars">
      <caption className={titleUnseen ? 'kit-unseen' : undefined}>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{nameTitle}</th>
          <th scope="col" data-align="end">
            {texts.pieces}
          </th>
          <th scope="col" data-align="end">
            {texts.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-sum={row.isSum ? '' : undefined}>
            <th scope="row">
              {row.name}
              {row.isSum ? null : (
                <span className="portal-bar" aria-hidden="true">
                  <span data-tone={row.tone} style={{ width: `${(Math.max(0, row[by]) / most) * 100}%` }} />
                </span>
              )}
            </th>
            <td data-align="end">{row.pieces}</td>
            <td data-align="end">
              <Amount ore={row.spentOre} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
