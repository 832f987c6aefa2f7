import { useSyncExternalStore } from 'react'

/** Room for a list and its detail beside each other, with the column of rooms at the left. */
const wide = matchMedia('(min-width: 1200px)')

export function useIsWide(): boolean {
  return useSyncExternalStore(listen, () => wide.matches)
}

function listen(onChange: () => void): () => void {
  wide.addEventListener('change', onChange)
  return () => wide.removeEventListener('change', onChange)
}
