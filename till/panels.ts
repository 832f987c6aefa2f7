// Which panel lies over the sale, if any.
import { watched } from './watched.ts'

export type Panel =
  | 'settings'
  | 'help'
  | 'waiting'
  | 'typed_code'
  | 'alone'
  | 'return'
  | 'override'
  | 'contents'
  | 'price'
  | 'by_name'
  | 'note'
  | 'served'
  | 'divide'

export const openPanel = watched<Panel | null>(null)

export function closePanels(): void {
  openPanel.set(null)
}
