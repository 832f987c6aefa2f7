import { ForwardIcon, SettingsIcon } from '../../kit/icons.tsx'
import type { Session } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'

/** The way to the office, for those who work at a school. */
export function ToOffice({ posts }: { posts: Session['staffPosts'] }) {
  const texts = useCardTexts().front
  const schools = new Map(posts.map(({ schoolId, schoolName }) => [schoolId, schoolName]))
  const [only] = schools.values()
  if (only === undefined) return null
  return (
    <a className="portal-to-office" href="/office/">
      <span className="portal-entry-icon">
        <SettingsIcon />
      </span>
      <span>
        <strong>{texts.toOffice}</strong>
        <span className="kit-muted kit-small">{schools.size === 1 ? texts.officeWhy(only) : texts.officeWhyMany(schools.size)}</span>
      </span>
      <ForwardIcon />
    </a>
  )
}
