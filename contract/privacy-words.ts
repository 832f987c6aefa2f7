// What is kept about people, by what it is for; why it may be kept, and how long.

export const privacyTopics = [
  'account',
  'pupil',
  'guardians',
  'cards',
  'money',
  'purchases',
  'meals',
  'allergies',
  'limits',
  'enquiries',
  'messages',
  'work',
  'cashiers',
  'alone',
  'abuse',
  'rights',
] as const
export type PrivacyTopic = (typeof privacyTopics)[number]

/** Articles 6 and 9 of the GDPR. */
export const legalBases = ['agreement', 'bookkeeping_law', 'public_task', 'consent', 'legitimate_interest', 'legal_duty'] as const
export type LegalBasis = (typeof legalBases)[number]

export const keptPeriods = [
  'while_used',
  'session_days',
  'leaver_months',
  'with_pupil',
  'link_days',
  'bookkeeping_years',
  'giver_days',
  'until_withdrawn',
  'stopped_days',
  'limit_history_days',
  'enquiry_months',
  'message_days',
  'attempt_hours',
] as const
export type KeptPeriod = (typeof keptPeriods)[number]

/** What the house forgets by itself, and counts so that somebody can see that it does. */
export const forgettingSteps = [
  'forget_what_is_over',
  'forget_old_challenges',
  'forget_old_visits',
  'forget_allergies_of_leavers',
  'forget_old_limits',
  'forget_old_attempts',
  'forget_old_links',
  'forget_old_entries',
  'forget_old_messages',
  'forget_old_warnings',
  'forget_old_changes',
  'forget_old_invitations',
  'forget_old_looks',
  'forget_givers',
  'forget_old_enquiries',
  'forget_past_books',
  'carry_out_erasures',
] as const
export type ForgettingStep = (typeof forgettingSteps)[number]
