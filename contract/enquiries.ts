// The closed lists of an enquiry, for the server and the screens.

/** What one may write about. */
export const writtenTopics = ['lost_card', 'money', 'app', 'food', 'other'] as const
/** not_me: a purchase that the family says was not theirs; it begins in the history. */
export const enquiryTopics = [...writtenTopics, 'not_me'] as const
export type WrittenTopic = (typeof writtenTopics)[number]
export type EnquiryTopic = (typeof enquiryTopics)[number]

/** new: nobody has looked at it. open: the office's turn. waiting: the family's turn. solved: a reply opens it again. closed: it takes no replies. */
export const enquiryStates = ['new', 'open', 'waiting', 'solved', 'closed'] as const
export type EnquiryState = (typeof enquiryStates)[number]

/** What the office does to an enquiry beside answering it. */
export const enquiryDeeds = ['solved', 'reopened', 'closed'] as const
export type EnquiryDeed = (typeof enquiryDeeds)[number]

export const LONGEST_MESSAGE_CHARACTERS = 4_000
