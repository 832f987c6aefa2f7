export { countAttempt, forgiveAttempts, networkOf } from './count-attempt.ts'
export { forgetOldAttempts } from './forget-old-attempts.ts'
export { type Limit, limits } from './limits.ts'
