import { Button } from './Button.tsx'
import { EmptyState } from './EmptyState.tsx'
import { useCommonTexts, useRefusalText } from './language.tsx'
import { Notice } from './Notice.tsx'

type NoAnswerProps = {
  error: Error
  query: { isFetching: boolean; refetch: () => Promise<unknown> }
  /** Set where the whole screen waits for it: there the words are its heading. */
  isScreen?: boolean
  /** Set where the screen has more than this to show. */
  isPart?: boolean
  drawing?: 'offline' | 'search'
}

/** An answer that did not come: why not, and a button to ask again. */
export function NoAnswer({ error, query, isScreen = false, isPart = false, drawing = 'offline' }: NoAnswerProps) {
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const again = () => void query.refetch()
  if (isPart) {
    return (
      <Notice
        tone="warning"
        announce="politely"
        action={
          <Button look="secondary" size="sm" busy={query.isFetching} onClick={again}>
            {common.tryAgain}
          </Button>
        }
      >
        {whatWentWrong(error)}
      </Notice>
    )
  }
  return (
    <EmptyState
      isScreen={isScreen}
      drawing={drawing}
      title={whatWentWrong(error)}
      action={
        <Button busy={query.isFetching} onClick={again}>
          {common.tryAgain}
        </Button>
      }
    />
  )
}
