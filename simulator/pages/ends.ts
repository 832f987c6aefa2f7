// How a payment ends on the payer's side: the same words and links at every simulated company.

import type { Language } from '../../language/languages.ts'
import { type CommonTexts, commonTexts } from './common-texts.ts'
import { page } from './frame.ts'
import { type Html, html } from './html.ts'

export const fates = ['usual', 'late', 'twice', 'never'] as const
/** What becomes of the message to the merchant. */
export type Fate = (typeof fates)[number]

/** The bank has said no; the payer may try again as often as they like. */
export const refusedBody = (
  texts: CommonTexts & { refusedLead: string },
  { again, againAt, leave }: { again: string; againAt: string; leave: Html },
): Html => html`
  <h1>${texts.refusedTitle}</h1>
  <p>${texts.refusedLead}</p>
  <p><a class="main" href="${againAt}">${again}</a></p>
  ${leave}`

export const closedBody = (texts: CommonTexts): Html => html`<h1>${texts.closedTitle}</h1><p>${texts.closedLead}</p>`

/** For whoever comes to a payment that can no longer be paid. */
export function doneBody(texts: CommonTexts, { isPaid, isBusy, backTo }: { isPaid: boolean; isBusy: boolean; backTo: string }): { title: string; body: Html } {
  const end = isPaid ? 'paid' : 'over'
  const [title, lead] = isBusy ? [texts.slowTitle, texts.slowLead] : [texts.doneTitle[end], texts.doneLead[end]]
  const body = html`
    <h1>${title}</h1>
    <p>${lead}</p>
    <p><a class="main" href="${backTo}">${texts.back}</a></p>`
  return { title, body }
}

/** Leaves without paying. */
export const leaveForm = (cancel: string, address: string): Html => html`
  <form method="post" action="${address}">
    <button class="quiet">${cancel}</button>
  </form>`

export function notFoundPage(company: string, language: Language): string {
  const texts = commonTexts[language]
  return page({ company, language, title: texts.notFoundTitle, body: html`<h1>${texts.notFoundTitle}</h1><p>${texts.notFoundLead}</p>` })
}
