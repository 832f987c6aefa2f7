import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { useTexts } from '../texts.ts'

export function CannotOpen({ why }: { why: 'open_elsewhere' | 'no_storage' }) {
  const texts = useTexts()
  const common = useCommonTexts()
  const [title, advice] = why === 'open_elsewhere' ? [texts.openElsewhere, texts.openElsewhereAdvice] : [texts.noStorage, texts.noStorageAdvice]
  return (
    <main className="till-alone">
      <EmptyState drawing="till" title={title} action={<Button onClick={() => location.reload()}>{common.tryAgain}</Button>}>
        {advice}
      </EmptyState>
    </main>
  )
}
