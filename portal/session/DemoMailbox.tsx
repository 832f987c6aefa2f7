import { useDoorTexts } from '../door-texts.ts'
import { useLocations } from './locations.ts'

/** In the demo no e-mail leaves the machine; this is the way to where it lies. */
export function DemoMailbox() {
  const texts = useDoorTexts().signIn
  const { data } = useLocations()
  if (data?.installation !== 'demo') return null
  return (
    <p className="portal-demo kit-small">
      <a href="/mailbox" target="_blank" rel="noreferrer">
        {texts.mailbox}
      </a>
    </p>
  )
}
