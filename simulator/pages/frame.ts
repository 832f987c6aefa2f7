// The pages of every simulated company: another house's look, on a phone and without a script.

import fs from 'node:fs'
import path from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Language, languageNames, languages } from '../../language/languages.ts'
import { type Html, html } from './html.ts'

export const noticeTexts: Record<Language, { notice: string; languageMenu: string }> = {
  nb: { notice: 'Dette er en simulator. Ingen ekte penger flyttes.', languageMenu: 'Språk' },
  nn: { notice: 'Dette er ein simulator. Ingen ekte pengar blir flytta.', languageMenu: 'Språk' },
  en: { notice: 'This is a simulator. No real money moves.', languageMenu: 'Language' },
}

export type Page = {
  company: string
  language: Language
  title: string
  body: Html
  /** The same page in another language; without it there is no menu. */
  inLanguage?: (language: Language) => string
}

export function page({ company, language, title, body, inLanguage }: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title} – ${company} (simulator)</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/simulator/pages.css">
</head>
<body>
  <header>
    <p class="company"><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><path d="M2 22 11 8l6 9 4-5 9 10z"/><path d="M4 27c4-3 8 3 12 0s8 3 12 0"/></svg> ${company} <span>simulator</span></p>
  </header>
  <main>
    <div class="sheet">${body}</div>
    <p class="notice">${noticeTexts[language].notice}</p>
  </main>
  <footer>${inLanguage ? languageMenu(language, inLanguage) : ''}</footer>
</body>
</html>
`.html
}

function languageMenu(current: Language, inLanguage: (language: Language) => string): Html {
  const links = languages.map(
    (language) => html`
    <li><a href="${inLanguage(language)}" lang="${language}" hreflang="${language}"${language === current && html` aria-current="true"`}>${languageNames[language]}</a></li>`,
  )
  return html`<nav aria-label="${noticeTexts[current].languageMenu}"><ul>${links}</ul></nav>`
}

const css = fs.readFileSync(path.join(import.meta.dirname, 'pages.css'), 'utf8')

export function registerStyle(app: FastifyInstance): void {
  app.get('/simulator/pages.css', async (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(css))
}

/** Sends a page. A form's answer leads the browser on to the merchant, and browsers count that as the form's target. */
export function sendPage(reply: FastifyReply, text: string, leadsTo: readonly string[] = []): FastifyReply {
  const targets = ["'self'", ...leadsTo.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin)].join(' ')
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', `default-src 'none'; style-src 'self'; img-src data:; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`)
    .send(text)
}
