// The phones of everybody, on one page: what was sent, newest first.

import type { FastifyInstance } from 'fastify'
import { isLanguage, type Language } from '../../language/languages.ts'
import { page, registerStyle, sendPage } from '../pages/frame.ts'
import { type Html, html } from '../pages/html.ts'
import type { SentSms, Traffic } from './traffic.ts'

const texts: Record<Language, { title: string; empty: string; from: string; to: string; parts: (parts: number) => string; fate: string }> = {
  nb: { title: 'Innboks', empty: 'Ingen SMS ennå.', from: 'Fra', to: 'Til', parts: (parts) => (parts === 1 ? '1 del' : `${parts} deler`), fate: 'Resultat' },
  nn: { title: 'Innboks', empty: 'Ingen SMS enno.', from: 'Frå', to: 'Til', parts: (parts) => (parts === 1 ? '1 del' : `${parts} delar`), fate: 'Resultat' },
  en: { title: 'Inbox', empty: 'No SMS yet.', from: 'From', to: 'To', parts: (parts) => (parts === 1 ? '1 part' : `${parts} parts`), fate: 'Result' },
}

const MOST_SHOWN = 50

export function registerInbox(app: FastifyInstance, traffic: Traffic): void {
  registerStyle(app)
  app.get('/inbox.json', async () => ({ messages: traffic.newestFirst() }))
  app.get<{ Querystring: { language?: string } }>('/', async ({ query }, reply) => {
    const language = isLanguage(query.language) ? query.language : 'nb'
    const words = texts[language]
    const shown = traffic.newestFirst().slice(0, MOST_SHOWN)
    const body = html`<h1>${words.title}</h1>${shown.length === 0 ? html`<p>${words.empty}</p>` : shown.map((sms) => asHtml(sms, language))}`
    return sendPage(reply, page({ company: 'LINK Mobility', language, title: words.title, body, inLanguage: (other) => `/?language=${other}` }))
  })
}

function asHtml(sms: SentSms, language: Language): Html {
  const words = texts[language]
  return html`<article>
    <h2>${sms.source} → ${sms.destination}</h2>
    <p>${withLinks(sms.userData)}</p>
    <p class="step">${words.parts(sms.parts)} · ${words.fate} ${sms.resultCode} · ${sms.at.toISOString().slice(0, 19).replace('T', ' ')} UTC</p>
  </article>`
}

const withLinks = (text: string): (Html | string)[] =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
