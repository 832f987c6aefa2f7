import { type EnquiryState, enquiryStates, type EnquiryTopic, enquiryTopics } from '../../contract/enquiries.ts'
import { wordsAndPage } from '../list/use-list-search.ts'
import { openSearch, type OpenSearch } from '../open-search.ts'

export const shownStates = ['active', 'all', ...enquiryStates] as const
export type ShownState = 'active' | 'all' | EnquiryState
export const enquirySortKeys = ['waiting', 'number', 'changed'] as const
export type EnquirySortKey = (typeof enquirySortKeys)[number]

export type EnquirySearch = OpenSearch & {
  search?: string
  state?: ShownState
  topic?: EnquiryTopic
  mine?: true
  sort?: EnquirySortKey
  descending?: true
  page?: number
}

/** The list as the address describes it. What is not solved, the longest waiting first, is the list one begins with. */
export function enquirySearch(search: Record<string, unknown>): EnquirySearch {
  const state = shownStates.find((each) => each === search['state'])
  const topic = enquiryTopics.find((each) => each === search['topic'])
  const sort = enquirySortKeys.find((each) => each === search['sort'])
  return {
    ...openSearch(search),
    ...wordsAndPage(search),
    ...(state === undefined || state === 'active' ? {} : { state }),
    ...(topic === undefined ? {} : { topic }),
    ...(search['mine'] === true ? { mine: true } : {}),
    ...(sort === undefined || sort === 'waiting' ? {} : { sort }),
    ...(search['descending'] === true ? { descending: true } : {}),
  }
}
