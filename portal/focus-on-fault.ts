import { type RefObject, useEffect, useState } from 'react'

/** Moves to the first field that is marked as wrong, once the marks are on the screen. */
export function useFocusOnFault(form: RefObject<HTMLFormElement | null>): () => void {
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (times > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [times, form])
  return () => setTimes((before) => before + 1)
}
