import type { MessageTexts } from './texts.ts'

export const en: MessageTexts = {
  greeting: (firstName) => `Hello, ${firstName}!`,
  ignoreIfNotYou: 'Did you not ask for this? Then you can ignore this message.',
}
