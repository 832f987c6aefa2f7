import { Dialog } from '../../kit/Dialog.tsx'
import { useTextsOf } from '../../kit/language.tsx'
import { portalTermsTexts } from '../../language/portal-terms/texts.ts'
import { enterArea } from '../areas.ts'

// Fetched when somebody wants to read them, in the right language at once.
await enterArea(portalTermsTexts)

/** What whoever pays in agrees to. */
export function Terms({ onClose }: { onClose: () => void }) {
  const { title, parts } = useTextsOf(portalTermsTexts)
  return (
    <Dialog isOpen onClose={onClose} title={title} placement="bottom">
      <dl className="portal-terms">
        {Object.entries(parts).map(([name, part]) => (
          <div key={name}>
            <dt>{part.title}</dt>
            <dd>{part.text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
