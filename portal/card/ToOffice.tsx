import { SettingsIcon } from '../../kit/icons.tsx'
import type { Session } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { WayOut } from '../Way.tsx'

/** The way to the office, for those who work at a school. */
export function ToOffice({ posts }: { posts: Session['staffPosts'] }) {
  const texts = useCardTexts().front
  const schools = new Map(posts.map(({ schoolId, schoolName }) => [schoolId, schoolName]))
  const [only] = schools.values()
  if (only === undefined) return null
  const why = schools.size === 1 ? texts.officeWhy(only) : texts.officeWhyMany(schools.size)
  return <WayOut href="/office/" icon={<SettingsIcon />} title={texts.toOffice} why={why} />
}
