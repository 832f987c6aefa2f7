import { amountIn } from './facts.ts'
import type { PrivacyRefusalTexts } from './privacy-texts.ts'

export const nn: PrivacyRefusalTexts = {
  copy_is_the_pupils: 'Denne kopien kan berre eleven sjølv hente. Eleven gjer det i sin eigen profil, eller får han hos skulen.',
  copy_has_account: 'Eleven har eigen konto. Be eleven hente kopien sjølv, under «Personvern» i profilen.',
  pupil_erased: 'Denne eleven er sletta, og det kan ikkje angrast. Er det ein som er tilbake på skulen, skriv eleven inn på nytt.',
  erasure_still_at_school: 'Det går ikkje så lenge eleven går på skulen, for kortet trengst. Be kontoret på skulen setje ein sluttdato først.',
  erasure_works_here: 'Det går ikkje så lenge det er ei stilling her, eller eit namn i kassa. Be ein administrator avslutte det først.',
  erasure_has_balance: (facts) =>
    `Det er pengar som må gjerast opp først${amountIn(facts, 'amountOre', (amount) => ` (${amount})`)}. Be om å få pengane tilbake, og kom tilbake når dei er betalte ut.`,
  erasure_has_advance: (facts) =>
    `Skulen har lagt ut for mat${amountIn(facts, 'amountOre', (amount) => ` (${amount})`)}. Betal det tilbake med påfyll, eller be kontoret ettergi det.`,
  erasure_money_on_its_way: 'Det er pengar på veg inn eller ut. Vent til dei er framme, og prøv igjen.',
  erasure_has_arrangement: 'Det er ein avtale om påfyll av seg sjølv, eller eit bankkort som ikkje er gløymt enno. Avslutt avtalen, og prøv igjen i morgon.',
  erasure_has_open_enquiry: 'Det er ein førespurnad som ikkje er ferdig. Vent på svar, eller be skulen avslutte han.',
}
