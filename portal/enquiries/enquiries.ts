// What is asked and told about enquiries.
import { queryOptions } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'

export type SentEnquiry = RouteReply<'POST /api/enquiries'>
export type FamilyThread = RouteReply<'GET /api/person/enquiries/:schoolId/:enquiryId'>
export type FamilyEnquiry = FamilyThread['enquiry']
export type EnquiryKey = { schoolId: number; enquiryId: string }

export const ownEnquiriesQuery = queryOptions({
  queryKey: ['enquiries'],
  queryFn: ({ signal }) => call('GET /api/person/enquiries', { signal }),
})

export const threadQuery = (key: EnquiryKey) =>
  queryOptions({
    queryKey: ['enquiries', key.schoolId, key.enquiryId],
    queryFn: ({ signal }) => call('GET /api/person/enquiries/:schoolId/:enquiryId', { params: key, signal }),
    staleTime: 0,
  })

/** The cards of a wallet, to block one of them. */
export const cardsToBlockQuery = (wallet: { schoolId: number; walletId: string }) =>
  queryOptions({
    queryKey: ['wallet', wallet.walletId, 'cards'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/cards', { params: { schoolId: wallet.schoolId, walletId: wallet.walletId }, signal }),
  })
