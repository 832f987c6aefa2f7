// A new screen is told in three places: in the tab, to screen readers, and by where the keyboard is.
import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'
import { useCommonTexts } from './language.tsx'

/** Names the screen in the tab and in the history. PageHeading does it by itself; screens without one call this. */
export function useScreenTitle(title: string): void {
  const { productName } = useCommonTexts()
  useEffect(() => {
    document.title = `${title} – ${productName}`
  }, [title, productName])
}

/** After a link has been followed the keyboard stands at the content of the new screen, not on a link that may be gone. */
export function useFocusOnNewScreen(content: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return
        // A screen that has put the focus where it wants it, in a field say, keeps it there.
        if (content.current?.contains(document.activeElement)) return
        content.current?.focus({ preventScroll: true })
      }),
    [router, content],
  )
}
