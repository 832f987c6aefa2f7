import { Button } from '../../kit/Button.tsx'
import { BackIcon, ForwardIcon } from '../../kit/icons.tsx'
import { useTexts } from '../texts.ts'
import { PUPILS_PER_PAGE } from './pupils.ts'
import { usePupilList } from './use-pupil-list.ts'

/** Which part of the list is shown, and the way to the parts beside it. */
export function PupilPages({ total }: { total: number }) {
  const texts = useTexts().pupils
  const { asked, ask } = usePupilList()
  const page = asked.page ?? 1
  if (total <= PUPILS_PER_PAGE && page === 1) return null
  const first = (page - 1) * PUPILS_PER_PAGE + 1
  const last = Math.min(total, page * PUPILS_PER_PAGE)
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
