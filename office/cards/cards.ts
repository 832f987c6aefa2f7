import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CardPrintFormat } from '../../contract/card-prints.ts'
import type { BlockReason, ReplacementCause, UnblockReason } from '../../contract/card-words.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call, callForFile } from '../../kit/api.ts'
import type { Language } from '../../language/languages.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Batch = RouteReply<'GET /api/office/schools/:schoolId/card-batches'>['batches'][number]
export type BatchWish = RouteBody<'POST /api/office/schools/:schoolId/card-batches'>
export type PupilCards = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/cards'>
export type Card = PupilCards['cards'][number]
export type CardFee = PupilCards['fees'][number]
export type CardWish = RouteBody<'POST /api/office/schools/:schoolId/pupils/:pupilId/cards'>
export type ReplacementWish = RouteBody<'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement'>
export type GuestWish = RouteBody<'POST /api/office/schools/:schoolId/guests'>
export type PrintLook = { format: CardPrintFormat; barcode: boolean; language: Language }

export function useBatches() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'batches'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/card-batches', { params: { schoolId }, signal }),
  })
}

export function useMakeBatch() {
  const { schoolId } = useAtSchool()
  const changed = useCardsChanged()
  return useMutation({
    mutationFn: (body: BatchWish) => call('POST /api/office/schools/:schoolId/card-batches', { params: { schoolId }, body }),
    onSuccess: changed,
  })
}

/** `onDone` belongs to the change itself: what asked for it may be gone from the screen by then. */
export function useDiscardBatch(batchId: string, onDone: () => void) {
  const { schoolId } = useAtSchool()
  const changed = useCardsChanged()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/card-batches/:batchId/discard', { params: { schoolId, batchId } }),
    onSuccess: () => {
      onDone()
      return changed()
    },
  })
}

/** Five hundred cards take seconds to draw, and others may be printing before us. */
const LONGEST_PRINT_MS = 150_000

export function usePrintBatch(batchId: string) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: ({ format, barcode, language }: PrintLook) =>
      callForFile('GET /api/office/schools/:schoolId/card-batches/:batchId/print', {
        params: { schoolId, batchId },
        query: { format, barcode, language },
        timeoutMs: LONGEST_PRINT_MS,
      }),
  })
}

export function usePrintCard({ pupilId, cardId }: { pupilId: string; cardId: string }) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (query: PrintLook & { name: boolean }) =>
      callForFile('GET /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/print', {
        params: { schoolId, pupilId, cardId },
        query,
        timeoutMs: LONGEST_PRINT_MS,
      }),
  })
}

export function useLookUp() {
  const { schoolId } = useAtSchool()
  return useMutation({ mutationFn: (code: string) => call('POST /api/office/schools/:schoolId/card-look-ups', { params: { schoolId }, body: { code } }) })
}

export function useTakeInGuest() {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: GuestWish) => call('POST /api/office/schools/:schoolId/guests', { params: { schoolId }, body }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['school', schoolId, 'pupils'] }),
  })
}

export function usePupilCards(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'pupil', pupilId, 'cards'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/cards', { params: { schoolId, pupilId }, signal }),
    staleTime: 0,
  })
}

export function useGiveCard(pupilId: string) {
  const { schoolId } = useAtSchool()
  const changed = useCardsChanged()
  return useMutation({
    mutationFn: (body: CardWish) => call('POST /api/office/schools/:schoolId/pupils/:pupilId/cards', { params: { schoolId, pupilId }, body }),
    onSuccess: changed,
  })
}

export function useReplaceCard(pupilId: string) {
  const { schoolId } = useAtSchool()
  const changed = useCardsChanged()
  return useMutation({
    mutationFn: ({ cardId, ...body }: ReplacementWish & { cardId: string }) =>
      call('POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement', { params: { schoolId, pupilId, cardId }, body }),
    // Also after a no: the fee may be another than the one that was shown.
    onSettled: changed,
  })
}

type OneCard = { pupilId: string; cardId: string }

export function useBlockCard({ pupilId, cardId }: OneCard) {
  const { schoolId } = useAtSchool()
  const changed = useCardsChanged()
  return useMutation({
    mutationFn: (body: { reason: BlockReason; note: string }) =>
      call('POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/block', { params: { schoolId, pupilId, cardId }, body }),
    onSuccess: changed,
  })
}

export function useUnblockCard({ pupilId, cardId }: OneCard) {
  const { schoolId } = useAtSchool()
  const changed = useCardsChanged()
  return useMutation({
    mutationFn: (body: { reason: UnblockReason; note: string }) =>
      call('POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/unblock', { params: { schoolId, pupilId, cardId }, body }),
    onSuccess: changed,
  })
}

export function useTakeBack({ pupilId, cardId }: OneCard) {
  const { schoolId } = useAtSchool()
  const changed = useCardsChanged()
  return useMutation({
    mutationFn: () =>
      call('POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/return', { params: { schoolId, pupilId, cardId }, body: { note: null } }),
    onSuccess: changed,
  })
}

export function useWaiveFee(feeId: string) {
  const { schoolId } = useAtSchool()
  const changed = useCardsChanged()
  return useMutation({
    mutationFn: (reason: string) => call('POST /api/office/schools/:schoolId/card-fees/:feeId/waive', { params: { schoolId, feeId }, body: { reason } }),
    onSuccess: changed,
  })
}

/** A card moved: the batch it came from counts one less, and the pupil has one more. */
function useCardsChanged(): () => Promise<void> {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['school', schoolId, 'batches'] }),
      queries.invalidateQueries({ queryKey: ['school', schoolId, 'pupil'] }),
    ])
  }
}

export type ReplacementTerms = PupilCards['terms']
export const termsFor = (terms: ReplacementTerms, cause: ReplacementCause) =>
  terms.causes.find((each) => each.cause === cause) ?? { cause, feeOre: 0, lossNumber: null }
