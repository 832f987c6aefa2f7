import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { newId } from '../../contract/ids.ts'

/** The server counts the prints and says whether this one is the copy; only then it goes to the printer. */
export function usePrinting(note: (id: string) => Promise<{ isCopy: boolean }>) {
  const [printed, setPrinted] = useState<{ isCopy: boolean } | null>(null)
  // The same print until its answer is there: one that is asked for again is not another.
  const id = useRef<string | null>(null)
  const asking = useMutation({
    mutationFn: () => {
      id.current ??= newId(Date.now())
      return note(id.current)
    },
    onSuccess: (answer) => {
      id.current = null
      setPrinted(answer)
    },
  })
  // When the paper says what it is.
  useEffect(() => {
    if (printed !== null) print()
  }, [printed])
  return { print: () => asking.mutate(), isBusy: asking.isPending, error: asking.error, isCopy: printed?.isCopy === true }
}
