import { Notice } from '../../kit/Notice.tsx'
import type { PupilList } from '../../rules/pupil-list.ts'
import { useListTexts } from './list-texts.ts'
import type { Seen } from './pupil-lists.ts'

/** What one should know of the list itself, before what it changes. */
export function Told({ list: { pupils, hasNationalIds, ignored, repeated }, seen }: { list: PupilList; seen: Seen | undefined }) {
  const texts = useListTexts().told
  const hasKeys = pupils.some(({ pupilNumber, feideName, email }) => (pupilNumber ?? feideName ?? email) !== null)
  const keptCount = new Set(seen?.kept.map(({ line }) => line)).size
  const small = [
    ...(ignored.length > 0 ? [texts.ignored(ignored.join(', '))] : []),
    ...(repeated.length > 0 ? [texts.repeated(repeated.length)] : []),
    ...(keptCount > 0 ? [texts.kept(keptCount)] : []),
  ]
  return (
    <>
      {hasNationalIds ? <Notice tone="warning">{texts.nationalIds}</Notice> : null}
      {pupils.length > 0 && !hasKeys ? <Notice tone="warning">{texts.noKeys}</Notice> : null}
      {small.map((text) => (
        <p key={text} className="kit-muted office-long">
          {text}
        </p>
      ))}
    </>
  )
}
