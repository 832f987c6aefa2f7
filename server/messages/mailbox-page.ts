import { formatInstant } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { type Html, html } from './html.ts'
import { mailboxStyle } from './mailbox-style.ts'
import type { Message } from './message.ts'

export type MailboxFacts = {
  language: Language
  /** The language named in the address, if any: links keep it. */
  languageAsked: Language | null
  now: Date
  publicUrl: string
  recipient: string | null
  recipients: readonly string[]
  messages: readonly (Message & { messageId: string; madeAt: Date })[]
  page: number
  lastPage: number
}

/** The whole page. */
export function mailboxPage(facts: MailboxFacts): string {
  const texts = messageTexts[facts.language].mailbox
  const { messages } = facts
  const page = html`<!doctype html>
<html lang="${facts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${texts.title} – Kantinekort</title>
<link rel="icon" href="data:,">
<style>${mailboxStyle}</style>
</head>
<body>
<header>
<h1>${texts.title}</h1>
<p>${texts.lead}</p>
<p><a href="${facts.publicUrl}/">${texts.openPortal}</a></p>
</header>
<main>
${chooser(facts)}
${messages.length === 0 ? emptyBox(facts) : html`<ol class="messages">${messages.map((message) => messageItem(facts, message))}</ol>`}
${pages(facts)}
</main>
</body>
</html>
`
  return page.html
}

function chooser({ language, languageAsked, recipient, recipients }: MailboxFacts): Html {
  const texts = messageTexts[language].mailbox
  const known = recipient === null || recipients.includes(recipient) ? recipients : [recipient, ...recipients]
  return html`<form action="/mailbox" method="get">
<label for="recipient">${texts.recipient}</label>
<div class="row">
<select id="recipient" name="recipient">
<option value="">${texts.everyone}</option>
${known.map((each) => html`<option value="${each}"${each === recipient ? html` selected` : null}>${each}</option>`)}
</select>
${languageAsked && html`<input type="hidden" name="language" value="${languageAsked}">`}
<button>${texts.show}</button>
</div>
</form>`
}

function messageItem(
  { language, now, publicUrl }: MailboxFacts,
  { messageId, channel, recipient, subject, body, madeAt }: MailboxFacts['messages'][number],
): Html {
  const texts = messageTexts[language].mailbox
  const heading = `message-${messageId}`
  // An SMS has no subject: what it is stands where the subject would.
  return html`<li><article class="${channel}" aria-labelledby="${heading}">
<h2 id="${heading}">${subject === '' ? texts[channel] : subject}</h2>
<p class="facts">${subject !== '' && html`<span class="channel">${texts[channel]}</span> `}<span>${texts.to} ${recipient}</span> <time datetime="${madeAt.toISOString()}">${formatInstant(madeAt, { language, now })}</time></p>
<div class="body">${body.split('\n\n').map((paragraph) => html`<p>${withLinks(paragraph, publicUrl)}</p>`)}</div>
</article></li>`
}

// Only links to ourselves are made clickable. What is secret in them is left out of what is shown.
function withLinks(text: string, publicUrl: string): Html[] {
  return text.split(/(https?:\/\/\S+)/).map((part) => {
    if (part !== publicUrl && !part.startsWith(`${publicUrl}/`)) return html`${part}`
    return html`<a href="${part}">${part.replace(/#.*$/, '')}</a>`
  })
}

function emptyBox({ language }: MailboxFacts): Html {
  const { empty, emptyLead } = messageTexts[language].mailbox
  return html`<div class="empty"><h2>${empty}</h2><p>${emptyLead}</p></div>`
}

function pages({ language, languageAsked, recipient, page, lastPage }: MailboxFacts): Html | null {
  if (lastPage === 1 && page === 1) return null
  const texts = messageTexts[language].mailbox
  const address = (number: number) =>
    `/mailbox?${new URLSearchParams({ ...(recipient && { recipient }), ...(languageAsked && { language: languageAsked }), page: String(number) })}`
  return html`<nav aria-label="${texts.pages}">
${page > 1 && html`<a href="${address(Math.min(page, lastPage + 1) - 1)}" rel="prev">${texts.newer}</a>`}
<span>${page} / ${lastPage}</span>
${page < lastPage && html`<a href="${address(page + 1)}" rel="next">${texts.older}</a>`}
</nav>`
}
