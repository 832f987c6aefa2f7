import { lazy, Suspense } from 'react'
import { isPictureName } from './pictures/names.ts'

export type PictureProps = {
  /** One of kit/pictures/names.ts; anything else shows letters. */
  name: string | null
  /** What it is a picture of: its first letters stand where there is no drawing. */
  insteadOf: string
}

const Drawn = lazy(async () => ({ default: (await import('./pictures/DrawnPicture.tsx')).DrawnPicture }))

/** A drawing of something to eat or drink, or large letters. Always beside the name, so screen readers pass it by. It is as large as `--kit-picture` says. */
export function Picture({ name, insteadOf }: PictureProps) {
  const letters = <span className="kit-picture-letters">{lettersOf(insteadOf)}</span>
  return (
    <span className="kit-picture" aria-hidden="true">
      {isPictureName(name) ? (
        <Suspense fallback={null}>
          <Drawn name={name} />
        </Suspense>
      ) : (
        letters
      )}
    </span>
  )
}

/** "Grovt rundstykke" → "Gr". */
function lettersOf(name: string): string {
  const [first = '', second = ''] = name.trim()
  return first.toLocaleUpperCase('nb') + second.toLocaleLowerCase('nb')
}
