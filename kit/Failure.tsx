import { useRefusalText } from './language.tsx'
import { Notice } from './Notice.tsx'

/** What went wrong with what one has just asked for, read aloud at once; nothing as long as nothing has. */
export function Failure({ error }: { error: Error | null }) {
  const whatWentWrong = useRefusalText()
  return error === null ? null : (
    <Notice tone="refusal" announce="now">
      {whatWentWrong(error)}
    </Notice>
  )
}
