// The closed lists of an enquiry, for the server and the screens.

export const enquiryTopics = ['lost_card', 'money', 'app', 'food', 'other'] as const
export type EnquiryTopic = (typeof enquiryTopics)[number]

/** new: nobody has looked at it. open: the office's turn. waiting: the family's turn. solved: a reply opens it again. closed: it takes no replies. */
export const enquiryStates = ['new', 'open', 'waiting', 'solved', 'closed'] as const
export type EnquiryState = (typeof enquiryStates)[number]

/** What the office does to an enquiry beside answering it. */
export const enquiryDeeds = ['solved', 'reopened', 'closed'] as const
export type EnquiryDeed = (typeof enquiryDeeds)[number]

export const LONGEST_MESSAGE_CHARACTERS = 4_000
