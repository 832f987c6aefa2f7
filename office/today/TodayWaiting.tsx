import { Skeleton } from '../../kit/Loading.tsx'
import { useCommonTexts } from '../../kit/language.tsx'

/** The shape of the page while its first answer is on the way, so that nothing jumps when it comes. */
export function TodayWaiting() {
  const common = useCommonTexts()
  return (
    <div className="office-today" role="status" aria-label={common.loading}>
      <Skeleton height="3rem" />
      <div className="office-figures">
        {[1, 2, 3, 4].map((key) => (
          <Skeleton key={key} height="8.5rem" />
        ))}
      </div>
      <div className="office-today-columns">
        <Skeleton height="20rem" />
        <Skeleton height="20rem" />
      </div>
    </div>
  )
}
