import { amountIn } from './facts.ts'
import type { PrivacyRefusalTexts } from './privacy-texts.ts'

export const nb: PrivacyRefusalTexts = {
  copy_is_the_pupils: 'Denne kopien kan bare eleven selv hente. Eleven gjør det i sin egen profil, eller får den hos skolen.',
  copy_has_account: 'Eleven har egen konto. Be eleven hente kopien selv, under «Personvern» i profilen.',
  pupil_erased: 'Denne eleven er slettet, og det kan ikke angres. Er det en som er tilbake på skolen, skriv eleven inn på nytt.',
  erasure_still_at_school: 'Det går ikke så lenge eleven går på skolen, for kortet trengs. Be skolens kontor sette en sluttdato først.',
  erasure_works_here: 'Det går ikke så lenge det er en stilling her, eller et navn i kassen. Be en administrator avslutte det først.',
  erasure_has_balance: (facts) =>
    `Det er penger som må gjøres opp først${amountIn(facts, 'amountOre', (amount) => ` (${amount})`)}. Be om å få pengene tilbake, og kom tilbake når de er betalt ut.`,
  erasure_has_advance: (facts) =>
    `Skolen har lagt ut for mat${amountIn(facts, 'amountOre', (amount) => ` (${amount})`)}. Betal det tilbake med påfyll, eller be kontoret ettergi det.`,
  erasure_money_on_its_way: 'Det er penger på vei inn eller ut. Vent til de er framme, og prøv igjen.',
  erasure_has_arrangement: 'Det er en avtale om påfyll av seg selv, eller et bankkort som ikke er glemt ennå. Avslutt avtalen, og prøv igjen i morgen.',
  erasure_has_open_enquiry: 'Det er en henvendelse som ikke er ferdig. Vent på svar, eller be skolen avslutte den.',
}
