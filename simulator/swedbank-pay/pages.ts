// The payer's pages: card, BankID, approval. They work on a phone and without a script.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { closedBody, doneBody, fates, leaveForm, notFoundPage as notFoundAt, refusedBody } from '../pages/ends.ts'
import { page as frame } from '../pages/frame.ts'
import { type Html, html } from '../pages/html.ts'
import { type CardName, cards } from './deeds.ts'
import type { Order } from './orders.ts'
import { pageTexts } from './texts.ts'

const COMPANY = 'Swedbank Pay'

/** What a page shows, in which language, and what was chosen on the way. */
export type Shown = { order: Order; language: Language; card?: CardName | 'vipps' }
export type Step = '' | 'bankid' | 'decide' | 'leave' | 'refused'

/** The address of a step. Language and card go along, for there is nothing else to remember them. */
export function stepAddress({ order, language, card }: Shown, step: Step, proof?: string): string {
  const query = new URLSearchParams({ language, ...(card && { card }), ...(proof && { proof }) })
  return `/checkout/${order.checkoutKey}${step && `/${step}`}?${query}`
}

const amountOf = ({ order }: Shown) => formatKroner(order.amount)

export function cardPage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  const { order } = shown
  const isVerify = order.operation === 'Verify'
  const title = isVerify ? texts.register : texts.pay(amountOf(shown))
  const choices = (Object.keys(texts.cards) as (CardName | 'vipps')[]).filter((name) => name !== 'vipps' || (!isVerify && !order.wantsToken))
  return page(shown, {
    title,
    step: 1,
    here: '',
    body: html`
      <h1>${title}</h1>
      <dl>
        <div><dt>${texts.purpose}</dt><dd>${order.description}</dd></div>
        ${!isVerify && html`<div><dt>${texts.amount}</dt><dd>${amountOf(shown)}</dd></div><div><dt>${texts.fee}</dt><dd>${formatKroner(0)}</dd></div>`}
      </dl>
      ${order.wantsToken && html`<p>${texts.keepsCard}</p>`}
      <form method="post" action="${stepAddress(shown, '')}">
        <fieldset>
          <legend>${texts.chooseCard}</legend>
          ${choices.map((name, index) => html`<label class="choice"><input type="radio" name="card" value="${name}"${index === 0 && html` checked`}> ${texts.cards[name]}</label>`)}
        </fieldset>
        <button class="main">${texts.goOn}</button>
      </form>
      ${leaveFormOf(shown)}`,
  })
}

export function bankIdPage(shown: Shown, { isWrong }: { isWrong: boolean }): string {
  const texts = pageTexts[shown.language]
  return page(shown, {
    title: isWrong ? `${texts.errorTitle}: ${texts.bankIdTitle}` : texts.bankIdTitle,
    step: 2,
    here: 'bankid',
    body: html`
      <h1>${texts.bankIdTitle}</h1>
      <p>${texts.bankIdLead(amountOf(shown))}</p>
      <form method="post" action="${stepAddress(shown, 'bankid')}" novalidate>
        <label for="code">${texts.code}</label>
        <p class="hint" id="code-hint">${texts.codeHint}</p>
        ${isWrong && html`<p class="wrong" id="code-wrong" role="alert">${texts.codeWrong}</p>`}
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" required
          aria-describedby="${isWrong ? 'code-wrong code-hint' : 'code-hint'}"${isWrong && html` aria-invalid="true" autofocus`}>
        <button class="main">${texts.send}</button>
      </form>
      ${leaveFormOf(shown)}`,
  })
}

export function decidePage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  const proof = shown.order.proof ?? ''
  const has3ds = shown.card !== undefined && shown.card !== 'vipps' && cards[shown.card].has3ds
  const otherEnd = (value: string, text: string, hint: string) => html`
    <li><button name="answer" value="${value}" aria-describedby="${value}-hint">${text}</button><p class="hint" id="${value}-hint">${hint}</p></li>`
  return page(shown, {
    title: texts.decideTitle,
    step: 3,
    here: 'decide',
    body: html`
      <h1>${texts.decideTitle}</h1>
      <p>${texts.decideLead(amountOf(shown))}</p>
      <form method="post" action="${stepAddress(shown, 'decide', proof)}">
        <button class="main" name="answer" value="approve">${texts.approve(amountOf(shown))}</button>
        <h2>${texts.chooseOtherEnd}</h2>
        <p class="pick">
          <label for="message">${texts.message}</label>
          <select id="message" name="message">${fates.map((fate) => html`<option value="${fate}">${texts.messageFates[fate]}</option>`)}</select>
        </p>
        <ul>
          ${otherEnd('slowly', texts.approveSlowly, texts.approveSlowlyHint)}
          ${otherEnd('close', texts.closeWindow, texts.closeWindowHint)}
          ${otherEnd('decline', texts.decline, texts.declineHint)}
          ${has3ds && otherEnd('cancel-bankid', texts.cancelBankId, texts.cancelBankIdHint)}
        </ul>
      </form>
      <form method="post" action="${stepAddress(shown, 'leave')}">
        <button aria-describedby="leave-hint">${texts.leave}</button><p class="hint" id="leave-hint">${texts.leaveHint}</p>
      </form>`,
  })
}

export function refusedPage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  const body = refusedBody(texts, { again: texts.tryOtherCard, againAt: stepAddress(shown, ''), leave: leaveFormOf(shown) })
  return page(shown, { title: texts.refusedTitle, step: null, here: 'refused', body })
}

export function closedPage(shown: Shown): string {
  const texts = pageTexts[shown.language]
  return page(shown, { title: texts.closedTitle, step: null, here: '', body: closedBody(texts) })
}

export function donePage(shown: Shown): string {
  const { order } = shown
  const end = { isPaid: order.paid !== null, isBusy: order.isBusy, backTo: order.urls.completeUrl ?? '/' }
  return page(shown, { step: null, here: '', ...doneBody(pageTexts[shown.language], end) })
}

export const notFoundPage = (language: Language) => notFoundAt(COMPANY, language)

const leaveFormOf = (shown: Shown) => leaveForm(pageTexts[shown.language].cancel, stepAddress(shown, 'leave'))

function page(shown: Shown, { title, step, here, body }: { title: string; step: number | null; here: Step; body: Html }): string {
  const texts = pageTexts[shown.language]
  const proof = here === 'decide' ? (shown.order.proof ?? undefined) : undefined
  return frame({
    company: COMPANY,
    language: shown.language,
    title,
    body: html`${step !== null && html`<p class="step">${texts.steps(step)}</p>`}${body}`,
    inLanguage: (language) => stepAddress({ ...shown, language }, here, proof),
  })
}
