// What is read of a calendar file before it is judged.

/** no_days: no day that exists. wrong_days: backwards, or longer than a year. */
export const whysUnreadable = ['no_title', 'no_days', 'wrong_days', 'repeats', 'too_long', 'not_whole'] as const
export type WhyUnreadable = (typeof whysUnreadable)[number]

/** What one event or row says: raw, so that every way of writing it is judged in one place. */
export type RawEntry = { line: number; title: string; kind: string; firstDay: string | null; lastDay: string | null; why?: WhyUnreadable }
