import { EmptyState } from '../../kit/EmptyState.tsx'
import { useTexts } from '../texts.ts'

export function FrontScreen() {
  const texts = useTexts()
  return <EmptyState drawing="fjord" title={texts.pageTitle} />
}
