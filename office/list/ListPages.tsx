import { Button } from '../../kit/Button.tsx'
import { BackIcon, ForwardIcon } from '../../kit/icons.tsx'
import { useTexts } from '../texts.ts'
import { useListSearch } from './use-list-search.ts'

/** Which part of a list is shown, and the way to the parts beside it. */
export function ListPages({ total, perPage }: { total: number; perPage: number }) {
  const texts = useTexts().list
  const { asked, ask } = useListSearch<{ page?: number }>()
  const page = asked.page ?? 1
  if (total <= perPage && page === 1) return null
  const first = (page - 1) * perPage + 1
  const last = Math.min(total, page * perPage)
  const goTo = (wanted: number): void => {
    ask({ page: wanted > 1 ? wanted : undefined })
    scrollTo({ top: 0 })
  }
  return (
    <nav className="office-pages" aria-label={texts.pages}>
      <span className="kit-muted kit-small">{first > total ? null : texts.shown(first, last, total)}</span>
      <div className="kit-row" data-gap="small">
        <Button look="secondary" size="sm" icon={<BackIcon />} aria-label={texts.previous} disabled={page === 1} onClick={() => goTo(page - 1)} />
        <Button look="secondary" size="sm" icon={<ForwardIcon />} aria-label={texts.next} disabled={last >= total} onClick={() => goTo(page + 1)} />
      </div>
    </nav>
  )
}
