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
  'until_withdrawn',
  'stopped_days',
  'limit_history_days',
  'enquiry_months',
  'message_days',
  'attempt_hours',
] as const
export type KeptPeriod = (typeof keptPeriods)[number]
