import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import { useRefusalText } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { forgetDrafts } from '../enquiries/drafts.ts'
import { useTexts } from '../texts.ts'
import { forgetSession } from './session.ts'

/** Signs out here, and forgets everything that was fetched. */
export function useSignOut() {
  const queries = useQueryClient()
  const texts = useTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  return useMutation({
    mutationFn: () => call('DELETE /api/session'),
    onSuccess: () => {
      forgetDrafts()
      forgetSession(queries)
      say(texts.frame.signedOut)
    },
    onError: (error) => say(whatWentWrong(error), 'problem'),
  })
}
