import type { ReactNode } from 'react'
import './panel.css'

/** A list under its heading, with the detail beside them both when something is open. */
export function ListAndPanel({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <div className="office-beside">
      <div className="office-beside-list">{children}</div>
      {panel}
    </div>
  )
}
