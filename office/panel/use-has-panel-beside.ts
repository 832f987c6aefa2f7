import { useOpen } from '../use-open.ts'
import { useIsWide } from './use-is-wide.ts'

/** With a panel beside it a list keeps to what one looks for; the panel has the rest. */
export function useHasPanelBeside(): boolean {
  const { open } = useOpen()
  return useIsWide() && open !== undefined
}
