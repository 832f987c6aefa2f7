import { useEffect, useState } from 'react'
import { useCommonTexts } from './language.tsx'

/** A grey place of the size that the words will have. Hidden from screen readers: use `Loading` around a group. */
export function Skeleton({ width = '100%', height = '1.3em' }: { width?: string; height?: string }) {
  return <span className="ds-skeleton kit-skeleton" aria-hidden="true" style={{ width, height }} />
}

/** Shown while a screen's first answer is on its way. What arrives within 150 ms never flickers through here. */
export function Loading({ rows = 3 }: { rows?: number }) {
  const common = useCommonTexts()
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  if (!isLate) return null
  return (
    <div className="kit-stack" role="status" aria-label={common.loading}>
      {Array.from({ length: rows }, (_row, index) => (
        <Skeleton key={index} height="3.5rem" />
      ))}
    </div>
  )
}
