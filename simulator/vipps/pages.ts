// The payer's pages: the landing page that asks for a number, and what the app would show. They work on a phone and
// without a script.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { closedBody, doneBody, fates, leaveForm, notFoundPage as notFoundAt, refusedBody } from '../pages/ends.ts'
import { page as frame } from '../pages/frame.ts'
import { type Html, html } from '../pages/html.ts'
import type { Payment } from './payments.ts'
import { simulatedSalesUnits } from './sales-units.ts'
import { pageTexts } from './texts.ts'

const COMPANY = 'Vipps'

export type Shown = { payment: Payment; language: Language }
export type Step = 'landing' | 'app' | 'refused' | 'leave'

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
      ${leaveFormOf(shown)}`,
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

export function refusedPage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  const body = refusedBody(texts, { again: texts.tryAgain, againAt: stepAddress(shown, 'app'), leave: leaveFormOf(shown) })
  return page(shown, { title: texts.refusedTitle, here: 'refused', body })
}

export function closedPage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  return page(shown, { title: texts.closedTitle, here: 'app', body: closedBody(texts) })
}

export function donePage(shown: Shown): string {
  const { payment } = shown
  const end = { isPaid: payment.state === 'AUTHORIZED', isBusy: payment.isBusy, backTo: payment.returnUrl }
  return page(shown, { here: 'landing', ...doneBody(pageTexts[shown.language], end) })
}

export const notFoundPage = (language: Language) => notFoundAt(COMPANY, language)

const leaveFormOf = (shown: Shown) => leaveForm(pageTexts[shown.language].cancel, stepAddress(shown, 'leave'))

const page = (shown: Shown, { title, here, body }: { title: string; here: Step; body: Html }): string =>
  frame({ company: COMPANY, language: shown.language, title, body, inLanguage: (language) => stepAddress({ ...shown, language }, here) })
