// Words of class lists that both sides use.

/**
 * Why a line of a list can be nobody. keys_disagree: its number is one pupil's and its address another's. not_a_pupil: its address is
 * a guest's or somebody's who works there. same_pupil_twice: two lines are the same pupil. email_of_adult: its address is that of somebody
 * who is a guardian or works in a canteen.
 */
export const matchFaults = ['keys_disagree', 'not_a_pupil', 'same_pupil_twice', 'email_not_of_school', 'email_of_adult', 'feide_name_of_other_org'] as const
export type MatchFault = (typeof matchFaults)[number]

/** What a list may change of a pupil. enrolledUntil: whoever had left is back. */
export const changedFacts = ['firstName', 'lastName', 'className', 'bornOn', 'pupilNumber', 'email', 'mobile', 'feideName', 'enrolledUntil'] as const
export type ChangedFact = (typeof changedFacts)[number]
