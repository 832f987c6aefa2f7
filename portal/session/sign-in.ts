import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSettleLanguage } from './saved-language.ts'
import { type Session, sessionQuery } from './session.ts'

/** Lets a person in with the session that the server has just opened. */
export function useLetIn(): (session: Session) => void {
  const queries = useQueryClient()
  const settleLanguage = useSettleLanguage()
  return useCallback(
    (session) => {
      queries.setQueryData(sessionQuery.queryKey, session)
      settleLanguage(session)
    },
    [queries, settleLanguage],
  )
}
