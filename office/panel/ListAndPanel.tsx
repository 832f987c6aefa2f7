import type { ReactNode } from 'react'
import './panel.css'

/** A list with its detail beside it, when something is open. */
export function ListAndPanel({ list, panel }: { list: ReactNode; panel: ReactNode }) {
  return (
    <div className="office-beside" data-open={panel === null || panel === undefined ? undefined : ''}>
      <div className="office-beside-list">{list}</div>
      {panel}
    </div>
  )
}
