import { useWedge } from '../../kit/scanner/use-wedge.ts'

/** Hears a keyboard scanner while it is on the page. Only one may be: the first that hears a code keeps it from the others. */
export function Listening({ onScan }: { onScan: (code: string) => void }) {
  useWedge({ onCode: ({ code }) => onScan(code), onForeignCode: onScan })
  return null
}
