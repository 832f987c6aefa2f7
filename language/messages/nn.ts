import type { MessageTexts } from './texts.ts'

export const nn: MessageTexts = {
  greeting: (firstName) => `Hei, ${firstName}!`,
  ignoreIfNotYou: 'Var det ikkje du som bad om dette? Då kan du sjå bort frå denne meldinga.',
}
