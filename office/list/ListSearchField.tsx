import { useEffect, useRef, useState } from 'react'
import { SearchField } from '../../kit/SearchField.tsx'
import { withoutBegunScan } from '../../kit/scanner/without-scans.ts'
import { useListSearch } from './use-list-search.ts'

const RESTS_MS = 250

/** Searches while one types, when the fingers rest; the address follows, and leads when somebody goes back. */
export function ListSearchField({ label }: { label: string }) {
  const { asked, ask } = useListSearch<{ search?: string; page?: number }>()
  const search = asked.search ?? ''
  const [typed, setTyped] = useState(search)
  const lastAsked = useRef(search)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    if (search === lastAsked.current) return
    lastAsked.current = search
    setTyped(search)
  }, [search])
  useEffect(() => () => clearTimeout(timer.current), [])
  const searchWhenRested = (text: string): void => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const wanted = withoutBegunScan(text)
      if (wanted === lastAsked.current) return
      lastAsked.current = wanted
      ask({ search: wanted === '' ? undefined : wanted }, { replace: true })
    }, RESTS_MS)
  }
  return <SearchField label={label} value={typed} maxLength={80} onSearch={searchWhenRested} />
}
