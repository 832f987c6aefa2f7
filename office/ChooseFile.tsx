import { type ChangeEvent, type ReactNode, useRef } from 'react'
import { Button } from '../kit/Button.tsx'

type ChooseFileProps = {
  words: string
  /** As the browser's own field takes it: ".csv,text/csv". */
  accept: string
  /** No more of the file is read than this and one byte, by which it is known to be too large. */
  mostBytes: number
  look?: 'primary' | 'secondary'
  onRead: (name: string, bytes: Uint8Array) => void
  children?: ReactNode
}

/** A file that is read here, in the browser, as soon as it is chosen. */
export function ChooseFile({ words, accept, mostBytes, look = 'secondary', onRead, children }: ChooseFileProps) {
  const field = useRef<HTMLInputElement>(null)
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const chosen = currentTarget.files?.[0]
    if (chosen === undefined) return
    void chosen
      .slice(0, mostBytes + 1)
      .arrayBuffer()
      .then((content) => onRead(chosen.name, new Uint8Array(content)))
    // The same file may be chosen again after it was put right.
    currentTarget.value = ''
  }
  return (
    <div className="kit-stack" data-gap="small">
      <input ref={field} className="kit-unseen" type="file" accept={accept} tabIndex={-1} aria-hidden="true" onChange={choose} />
      <div>
        <Button look={look} onClick={() => field.current?.click()}>
          {words}
        </Button>
      </div>
      {children}
    </div>
  )
}
