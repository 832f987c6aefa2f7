// What every screen does when it is gone to: it tells the browser its name, so that tabs, histories and readers know it.
import { useEffect } from 'react'
import { useCommonTexts } from '../kit/language.tsx'

/** Names the page in the browser: "Historikk – Kantinekort". */
export function useScreenTitle(title: string): void {
  const { productName } = useCommonTexts()
  useEffect(() => {
    document.title = `${title} – ${productName}`
  }, [title, productName])
}
