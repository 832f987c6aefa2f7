// The payer's pages: the landing page that asks for a number, and what the app would show. They work on a phone and
// without a script.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { page as frame } from '../pages/frame.ts'
import { type Html, html } from '../pages/html.ts'
import type { Payment } from './payments.ts'
import { simulatedSalesUnits } from './sales-units.ts'
import { pageTexts } from './texts.ts'

const COMPANY = 'Vipps'

export type Shown = { payment: Payment; language: Language }
export type Step = 'landing' | 'app' | 'refused' | 'leave'
export const fates = ['usual', 'late', 'twice', 'never'] as const
export type Fate = (typeof fates)[number]

/** The address of a step. The token and the language go along, for there is nothing else to remember them. */
export const stepAddress = ({ payment: { token }, language }: Shown, step: Step) => `/${step}?${new URLSearchParams({ token, language })}`

const amountOf = ({ payment }: Shown) => formatKroner(payment.amount)
const payeeOf = ({ payment }: Shown) => simulatedSalesUnits.find(({ msn }) => msn === payment.msn)?.name ?? ''
/** As people write it: 912 34 567. */
const spaced = (msisdn: string) => msisdn.replace(/^47(\d{3})(\d{2})(\d{3})$/, '$1 $2 $3')

export function landingPage(shown: Shown, { isWrong }: { isWrong: boolean }): string {
  const texts = pageTexts[shown.language]
  const { description, phoneNumber } = shown.payment
  const title = texts.landingTitle(amountOf(shown))
  return page(shown, {
    title: isWrong ? `${texts.errorTitle}: ${title}` : title,
    here: 'landing',
    body: html`
      <h1>${title}</h1>
      <dl>
        <div><dt>${texts.payTo}</dt><dd>${payeeOf(shown)}</dd></div>
        ${description !== '' && html`<div><dt>${texts.purpose}</dt><dd>${description}</dd></div>`}
      </dl>
      <form method="post" action="${stepAddress(shown, 'landing')}" novalidate>
        <label for="number">${texts.number}</label>
        <p class="hint" id="number-hint">${texts.numberHint}</p>
        ${isWrong && html`<p class="wrong" id="number-wrong" role="alert">${texts.numberWrong}</p>`}
        <input id="number" name="number" inputmode="tel" autocomplete="tel-national" maxlength="16" required value="${phoneNumber ? spaced(phoneNumber) : ''}"
          aria-describedby="${isWrong ? 'number-wrong number-hint' : 'number-hint'}"${isWrong && html` aria-invalid="true" autofocus`}>
        <button class="main">${texts.next}</button>
      </form>
      ${leaveForm(shown)}`,
  })
}

export function appPage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  const { description, phoneNumber } = shown.payment
  const otherEnd = (value: string, text: string, hint: string) => html`
    <li><button name="answer" value="${value}" aria-describedby="${value}-hint">${text}</button><p class="hint" id="${value}-hint">${hint}</p></li>`
  return page(shown, {
    title: texts.appTitle,
    here: 'app',
    body: html`
      <p class="step">${texts.appOf(spaced(phoneNumber ?? ''))}</p>
      <h1>${texts.appTitle}</h1>
      <div class="sum">
        <p class="sum-amount">${amountOf(shown)}</p>
        <p>${texts.to(payeeOf(shown))}</p>
      </div>
      <dl>
        ${description !== '' && html`<div><dt>${texts.purpose}</dt><dd>${description}</dd></div>`}
        <div><dt>${texts.drawnFrom}</dt><dd>${texts.card}</dd></div>
      </dl>
      <form method="post" action="${stepAddress(shown, 'app')}">
        <button class="main" name="answer" value="approve">${texts.pay(amountOf(shown))}</button>
        <button class="quiet" name="answer" value="cancel">${texts.cancel}</button>
        <h2>${texts.chooseOtherEnd}</h2>
        <p class="pick">
          <label for="message">${texts.message}</label>
          <select id="message" name="message">${fates.map((fate) => html`<option value="${fate}">${texts.messageFates[fate]}</option>`)}</select>
        </p>
        <ul>
          ${otherEnd('slowly', texts.approveSlowly, texts.approveSlowlyHint)}
          ${otherEnd('close', texts.closeWindow, texts.closeWindowHint)}
          ${otherEnd('decline', texts.decline, texts.declineHint)}
          ${otherEnd('walk-away', texts.walkAway, texts.walkAwayHint)}
          ${otherEnd('expire', texts.expire, texts.expireHint)}
        </ul>
      </form>`,
  })
}

/** The bank has said no; the payer may try again as often as they like. */
export function refusedPage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  return page(shown, {
    title: texts.refusedTitle,
    here: 'refused',
    body: html`
      <h1>${texts.refusedTitle}</h1>
      <p>${texts.refusedLead}</p>
      <p><a class="main" href="${stepAddress(shown, 'app')}">${texts.tryAgain}</a></p>
      ${leaveForm(shown)}`,
  })
}

export function closedPage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  return page(shown, { title: texts.closedTitle, here: 'app', body: html`<h1>${texts.closedTitle}</h1><p>${texts.closedLead}</p>` })
}

/** For whoever comes to a payment that can no longer be paid. */
export function donePage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  const { payment } = shown
  const end = payment.state === 'AUTHORIZED' ? 'paid' : 'over'
  const [title, lead] = payment.isBusy ? [texts.slowTitle, texts.slowLead] : [texts.doneTitle[end], texts.doneLead[end]]
  return page(shown, {
    title,
    here: 'landing',
    body: html`
      <h1>${title}</h1>
      <p>${lead}</p>
      <p><a class="main" href="${payment.returnUrl}">${texts.back}</a></p>`,
  })
}

export function notFoundPage(language: Language): string {
  const texts = pageTexts[language]
  return frame({ company: COMPANY, language, title: texts.notFoundTitle, body: html`<h1>${texts.notFoundTitle}</h1><p>${texts.notFoundLead}</p>` })
}

const leaveForm = (shown: Shown): Html => html`
  <form method="post" action="${stepAddress(shown, 'leave')}">
    <button class="quiet">${pageTexts[shown.language].cancel}</button>
  </form>`

const page = (shown: Shown, { title, here, body }: { title: string; here: Step; body: Html }): string =>
  frame({ company: COMPANY, language: shown.language, title, body, inLanguage: (language) => stepAddress({ ...shown, language }, here) })
