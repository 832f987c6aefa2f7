import { useEffect, useEffectEvent, useState } from 'react'
import type { BlockReason } from '../../contract/card-words.ts'
import { call } from '../../kit/api.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useCardTexts } from '../texts.ts'
import { type Desk, feeOf, type Found, type FoundCard, type Pupil, ready, scanMeans } from './desk.ts'

export type DeskWork = {
  desk: Desk
  isBusy: boolean
  error: unknown
  become: (desk: Desk) => void
  block: (code: string, found: Found, reason: BlockReason) => void
  blockOf: (pupil: Pupil, card: FoundCard, reason: BlockReason) => void
  unblockOf: (pupil: Pupil, card: FoundCard) => void
  replace: () => void
}

/** Carries out what is done at the card desk. While it is open, a card that is read comes here and pays nothing. */
export function useDesk(): DeskWork {
  const texts = useCardTexts()
  const { enrolment, reader } = useOpenTill()
  const headers = tillHeaders(enrolment)
  const [desk, setDesk] = useState<Desk>(ready)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)

  const become = (next: Desk) => {
    setError(undefined)
    setDesk(next)
  }
  const work = async (step: () => Promise<Desk>, whenRefused: (refused: unknown) => void = setError) => {
    if (isBusy) return
    setIsBusy(true)
    setError(undefined)
    try {
      setDesk(await step())
    } catch (refused) {
      whenRefused(refused)
    } finally {
      setIsBusy(false)
    }
  }

  const onCard = useEffectEvent((code: string) => {
    const means = scanMeans(desk)
    if (isBusy || means === 'nothing') return
    if (means === 'look_up') {
      setDesk({ at: 'looking_up' })
      void work(
        async () => ({ at: 'found', code, found: await call('POST /api/till/card-look-ups', { body: { code }, headers }) }),
        (refused) => setDesk({ at: 'refused', error: refused }),
      )
    }
    if (desk.at === 'giving') {
      const { pupil } = desk
      void work(
        async () => {
          await call('POST /api/till/pupils/:pupilId/cards', { params: { pupilId: pupil.pupilId }, body: { code }, headers })
          return { at: 'done', title: texts.given(pupil.firstName), advice: texts.givenAdvice, pupil }
        },
        (refused) => setDesk({ at: 'giving', pupil, error: refused }),
      )
    }
    if (desk.at === 'replacing') setDesk({ ...desk, newCode: code, error: undefined })
  })

  useEffect(() => {
    reader.diversion.set((code) => onCard(code))
    return () => reader.diversion.set(null)
  }, [reader])

  return {
    desk,
    isBusy,
    error,
    become,
    block: (code, found, reason) =>
      void work(async () => {
        const { firstName } = await call('POST /api/till/card-blocks', { body: { code, reason }, headers })
        return { at: 'done', title: texts.blocked(found.firstName ?? firstName), advice: texts.blockedAdvice, pupil: null }
      }),
    blockOf: (pupil, { cardId }, reason) =>
      void work(async () => {
        await call('POST /api/till/pupils/:pupilId/cards/:cardId/block', { params: { pupilId: pupil.pupilId, cardId }, body: { reason }, headers })
        return { at: 'done', title: texts.blocked(pupil.firstName), advice: texts.blockedAdvice, pupil }
      }),
    unblockOf: (pupil, { cardId }) =>
      void work(async () => {
        const params = { pupilId: pupil.pupilId, cardId }
        await call('POST /api/till/pupils/:pupilId/cards/:cardId/unblock', { params, body: { reason: 'found' }, headers })
        return { at: 'done', title: texts.unblocked(pupil.firstName), advice: texts.unblockedAdvice, pupil }
      }),
    replace: () => {
      if (desk.at !== 'replacing' || desk.cause === null || desk.newCode === null) return
      const { pupil, old, terms, cause, newCode } = desk
      void work(
        async () => {
          const params = { pupilId: pupil.pupilId, cardId: old.cardId }
          const body = { code: newCode, cause, seenFeeOre: feeOf(terms, cause) }
          await call('POST /api/till/pupils/:pupilId/cards/:cardId/replacement', { params, body, headers })
          return { at: 'done', title: texts.replaced(pupil.firstName), advice: texts.replacedAdvice, pupil }
        },
        // Another card may do; what was said stays.
        (refused) => setDesk({ ...desk, newCode: null, error: refused }),
      )
    },
  }
}
