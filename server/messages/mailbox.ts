// The mailbox of a demo: everything the product would have sent, on one page that works without scripts.
// Only a demo has it, for the letters hold links that let their reader in.

import type { FastifyInstance } from 'fastify'
import { chooseLanguage, isLanguage, type Language } from '../../language/languages.ts'
import type { House } from '../house.ts'
import { mailboxPage } from './mailbox-page.ts'
import { messagesTo } from './messages-to.ts'
import { countMessages, recipients } from './store.ts'

const PAGE_SIZE = 20
const LAST_PAGE = 500
const MOST_RECIPIENTS = 200

export function registerMailbox(app: FastifyInstance, house: House): void {
  if (house.installation !== 'demo') return
  app.get('/mailbox', { schema: { hide: true } }, async (request, reply) => {
    const asked = readQuery(request.query)
    const language = asked.language ?? wantedLanguage(request.headers['accept-language'])
    const { recipient, page } = asked
    const messages = await messagesTo(house, recipient, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
    const count = await countMessages(house.database, { recipient })
    const html = mailboxPage({
      language,
      now: house.clock.now(),
      publicUrl: house.publicUrl,
      recipient,
      recipients: await recipients(house.database, { limit: MOST_RECIPIENTS }),
      messages,
      page,
      lastPage: Math.max(1, Math.min(LAST_PAGE, Math.ceil(count / PAGE_SIZE))),
      languageAsked: asked.language,
    })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('x-robots-tag', 'noindex').send(html)
  })
}

type Asked = { recipient: string | null; page: number; language: Language | null }

// A page that people come to by hand: what cannot be read is left out instead of refused.
function readQuery(query: unknown): Asked {
  const { recipient, page, language } = (query ?? {}) as Record<string, unknown>
  const number = typeof page === 'string' && /^\d{1,3}$/.test(page) ? Number(page) : 1
  return {
    recipient: typeof recipient === 'string' && recipient !== '' ? recipient.slice(0, 254) : null,
    page: Math.min(LAST_PAGE, Math.max(1, number)),
    language: isLanguage(language) ? language : null,
  }
}

const wantedLanguage = (header: string | undefined) => chooseLanguage((header ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? ''))
