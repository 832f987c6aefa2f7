// The demo provider's pages. They look like another company's, work on a phone and without a script.

import { formatKroner } from '../../../language/amounts-and-dates.ts'
import { type Language, languageNames, languages } from '../../../language/languages.ts'
import { type Html, html } from './html.ts'
import type { DemoPayment } from './store.ts'
import { type DemoTexts, demoTexts } from './texts.ts'

const COMPANY = 'Fjordbetaling'

/** What a page shows, and in which language. */
export type Shown = { payment: DemoPayment; language: Language }

export type Step = 'card' | 'bankid' | 'decide' | 'leave'

/** The address of a step. The language goes along, for there is nothing else to remember it. */
export const stepAddress = ({ payment, language }: Shown, step: Step, proof?: string) =>
  `/demo-provider/pay/${payment.reference}${step === 'card' ? '' : `/${step}`}?language=${language}${proof === undefined ? '' : `&proof=${proof}`}`

export function cardPage(shown: Shown): string {
  const texts = demoTexts[shown.language]
  const amount = formatKroner(shown.payment.amountOre)
  const title = texts.pay(amount)
  return page(shown, {
    title,
    step: 1,
    here: 'card',
    body: html`
      <h1>${title}</h1>
      <dl>
        <div><dt>${texts.purpose}</dt><dd>${shown.payment.description}</dd></div>
        <div><dt>${texts.amount}</dt><dd>${amount}</dd></div>
        <div><dt>${texts.fee}</dt><dd>${formatKroner(0)}</dd></div>
      </dl>
      <form method="post" action="${stepAddress(shown, 'card')}">
        <fieldset>
          <legend>${texts.chooseCard}</legend>
          <label class="choice"><input type="radio" name="card" value="visa" checked> ${texts.cards.visa}</label>
          <label class="choice"><input type="radio" name="card" value="mastercard"> ${texts.cards.mastercard}</label>
        </fieldset>
        <button class="main">${texts.goOn}</button>
      </form>
      ${leaveForm(shown)}`,
  })
}

export function bankIdPage(shown: Shown, { isWrong }: { isWrong: boolean }): string {
  const texts = demoTexts[shown.language]
  return page(shown, {
    title: isWrong ? `${texts.errorTitle}: ${texts.bankIdTitle}` : texts.bankIdTitle,
    step: 2,
    here: 'bankid',
    body: html`
      <h1>${texts.bankIdTitle}</h1>
      <p>${texts.bankIdLead(formatKroner(shown.payment.amountOre))}</p>
      <form method="post" action="${stepAddress(shown, 'bankid')}" novalidate>
        <label for="code">${texts.code}</label>
        <p class="hint" id="code-hint">${texts.codeHint}</p>
        ${isWrong && html`<p class="wrong" id="code-wrong" role="alert">${texts.codeWrong}</p>`}
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" required
          aria-describedby="${isWrong ? 'code-wrong code-hint' : 'code-hint'}"${isWrong && html` aria-invalid="true" autofocus`}>
        <button class="main">${texts.send}</button>
      </form>
      ${leaveForm(shown)}`,
  })
}

export function decidePage(shown: Shown, { proof }: { proof: string }): string {
  const texts = demoTexts[shown.language]
  const amount = formatKroner(shown.payment.amountOre)
  const otherEnd = (value: 'slowly' | 'decline', text: string, hint: string) => html`
    <li><button name="answer" value="${value}" aria-describedby="${value}-hint">${text}</button><p class="hint" id="${value}-hint">${hint}</p></li>`
  return page(shown, {
    title: texts.decideTitle,
    step: 3,
    here: 'decide',
    proof,
    body: html`
      <h1>${texts.decideTitle}</h1>
      <p>${texts.decideLead(amount)}</p>
      <form method="post" action="${stepAddress(shown, 'decide', proof)}">
        <button class="main" name="answer" value="approve">${texts.approve(amount)}</button>
        <h2>${texts.chooseOtherEnd}</h2>
        <ul>
          ${otherEnd('slowly', texts.approveSlowly, texts.approveSlowlyHint)}
          ${otherEnd('decline', texts.decline, texts.declineHint)}
        </ul>
      </form>
      <form method="post" action="${stepAddress(shown, 'leave')}">
        <button aria-describedby="leave-hint">${texts.leave}</button><p class="hint" id="leave-hint">${texts.leaveHint}</p>
      </form>`,
  })
}

/** For whoever comes back to a payment that is decided. */
export function donePage(shown: Shown): string {
  const { payment, language } = shown
  const texts = demoTexts[language]
  return page(shown, {
    title: texts.doneTitle[payment.state],
    step: null,
    here: 'card',
    body: html`
      <h1>${texts.doneTitle[payment.state]}</h1>
      <p>${texts.doneLead[payment.state]}</p>
      <p><a class="main" href="${payment.returnUrl}">${texts.back}</a></p>`,
  })
}

export function notFoundPage(language: Language): string {
  const texts = demoTexts[language]
  return frame(language, { title: texts.notFoundTitle, body: html`<h1>${texts.notFoundTitle}</h1><p>${texts.notFoundLead}</p>`, footer: html`` })
}

function leaveForm(shown: Shown): Html {
  return html`
    <form method="post" action="${stepAddress(shown, 'leave')}">
      <button class="quiet">${demoTexts[shown.language].cancel}</button>
    </form>`
}

type Page = { title: string; step: number | null; here: Step; proof?: string; body: Html }

function page(shown: Shown, { title, step, here, proof, body }: Page): string {
  const texts = demoTexts[shown.language]
  return frame(shown.language, {
    title,
    body: html`${step !== null && html`<p class="step">${texts.steps(step)}</p>`}${body}`,
    footer: languageMenu(shown, { texts, here, proof }),
  })
}

function languageMenu(shown: Shown, { texts, here, proof }: { texts: DemoTexts; here: Step; proof: string | undefined }): Html {
  const links = languages.map(
    (language) => html`
    <li><a href="${stepAddress({ ...shown, language }, here, proof)}" lang="${language}" hreflang="${language}"${language === shown.language && html` aria-current="true"`}>${languageNames[language]}</a></li>`,
  )
  return html`<nav aria-label="${texts.languageMenu}"><ul>${links}</ul></nav>`
}

function frame(language: Language, { title, body, footer }: { title: string; body: Html; footer: Html }): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title} – ${COMPANY} (demo)</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/demo-provider/pages.css">
</head>
<body>
  <header>
    <p class="company"><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><path d="M2 22 11 8l6 9 4-5 9 10z"/><path d="M4 27c4-3 8 3 12 0s8 3 12 0"/></svg> ${COMPANY} <span>demo</span></p>
  </header>
  <main>
    <div class="sheet">${body}</div>
    <p class="notice">${demoTexts[language].demoNotice}</p>
  </main>
  <footer>${footer}</footer>
</body>
</html>
`.html
}
