import { amountIn } from './facts.ts'
import type { OfficeRefusalTexts } from './office-texts.ts'

export const nb: OfficeRefusalTexts = {
  bank_file_unreadable: 'Filen lar seg ikke lese som en fil fra banken. Hent den på nytt i nettbanken, og prøv igjen.',
  bank_file_of_other_kind: 'Dette er ikke en innbetalingsfil. Velg filen som banken kaller camt.054.',
  bank_file_other_currency: 'Filen har beløp i en annen valuta enn kroner. Ingenting er bokført: spør banken om kontoen er riktig.',
  bank_file_without_reference: 'En betaling i filen mangler bankens egen referanse. Ingenting er bokført: be banken om en ny fil.',
  bank_account_of_nobody: 'Filen gjelder en konto som ikke er lagt inn her. Ingenting er bokført: legg inn kontoen først, eller hent en annen fil.',
  bank_account_taken: 'Kontoen er alt lagt inn. Velg en annen konto.',
  bank_payment_decided: 'Noen har alt tatt seg av denne innbetalingen. Last siden på nytt for å se hva som ble gjort.',
  refund_decided: 'Tilbakebetalingen er alt avgjort. Last siden på nytt for å se hva som ble gjort.',
  refund_not_by_yourself: 'Du kan ikke godkjenne det du selv har bedt om. Be en kollega om å se på det.',
  meal_fund_too_small: (facts) => `Så mye er det ikke der${amountIn(facts, 'thereOre', (there) => `: det er ${there}`)}. Ta ut et mindre beløp.`,
  meal_payment_decided: 'Dette er alt avgjort. Last siden på nytt for å se hva som ble gjort.',
  meal_payment_not_by_yourself: 'Du kan ikke godkjenne det du selv har ført. Be en kollega om å se på det.',
  outstanding_is_another_now: (facts) =>
    `Det har skjedd noe imens${amountIn(facts, 'outstandingOre', (amount) => `: nå står det ${amount} ute`)}. Se over, og prøv igjen.`,
  programme_over: 'Ordningen er over, så ingen kan tas med i den. Lag en ny ordning.',
  payout_nothing_ready: 'Ingenting er klart til å utbetales nå. Se om noen mangler kontonummer.',
  payout_account_not_operators: 'Kontoen er ikke lagt inn som driverens egen. Legg den til under «Bank» først.',
  payout_line_decided: 'Denne linjen er alt merket. Last siden på nytt for å se hva som ble valgt.',
  payout_day_has_passed: 'Dagen er over. Velg i dag eller en dag som kommer.',
  settlement_file_unreadable: 'Filen lar seg ikke lese som et oppgjør, eller den er ikke hel. Hent den på nytt, og prøv igjen.',
  settlement_file_of_other_kind: 'Dette er ikke en oppgjørsfil fra Swedbank Pay. Velg XML-filen med listen over transaksjoner.',
  settlement_other_currency: 'Filen har beløp i en annen valuta enn kroner. Ingenting er bokført: spør Swedbank Pay om avtalen.',
  settlement_of_another: 'Oppgjøret hører til en annen driver. Ingenting er bokført: velg en fil som er din.',
  settlement_not_next: 'Et oppgjør før dette mangler. Les inn det som kommer imellom først.',
  settlement_fee_too_large: 'Gebyret er større enn det som er solgt for i filen. Se etter skrivefeil.',
  difference_explained: 'Noen har alt forklart dette. Last siden på nytt for å se forklaringen.',
  maximum_balance_above_cap: (facts) =>
    `Så mye er det ikke lov å ha på et kantinekort${amountIn(facts, 'capOre', (cap) => `: grensen er ${cap}`)}. Velg et lavere beløp, eller be den som drifter systemet om å heve grensen.`,
  school_has_ended: 'Kantinen på skolen er avsluttet. Her selges det ikke mer: velg en annen skole.',
  meal_periods_overlap: 'Noen av tidene går over i hverandre, eller slutter før de begynner. Rett tidene, og lagre på nytt.',
  category_not_empty: 'Det er varer i kategorien, også varer som ikke selges nå. Flytt dem til en annen kategori først.',
  last_administrator: 'Ingen andre er administrator her. Gjør en annen til administrator først, så ingen blir stengt ute.',
  post_held_already: 'Personen har alt denne stillingen her. Se i listen over kolleger.',
  organisation_number_not_valid: 'Organisasjonsnummeret stemmer ikke. Det har ni sifre; se etter skrivefeil.',
  born_on_not_valid: 'Den fødselsdatoen går ikke. Skriv en dag som finnes og som har vært.',
  no_cards_to_print: 'Alle kortene i bunken er delt ut eller kastet. Lag en ny bunke for å skrive ut flere.',
  card_not_printed_again: 'Dette kortet kan ikke skrives ut en gang til, for da finnes det to av det. Bytt det ut med et nytt kort.',
  reserve_decided_before: 'Denne er avgjort før. Last siden på nytt for å se hva som ble bestemt.',
  reserve_cannot_be_booked: 'Det lar seg ikke lese hva som ble solgt, så det kan ikke føres. Legg det til side.',
  calendar_days_not_valid: 'Dagene stemmer ikke. Skriv et navn og dager som finnes, høyst et år, med den siste dagen etter den første.',
  calendar_full: 'Kalenderen er full. Ta bort noe som er over, før du legger til mer.',
  feide_name_not_valid: 'Dette er ikke et Feide-navn. Skriv det som i nora@kommune.no.',
  feide_name_of_other_org: ({ orgs }) =>
    `Skolen har ikke denne Feide-organisasjonen. Navnet må slutte på ${Array.isArray(orgs) && orgs.length > 0 ? orgs.map((org) => `@${org}`).join(' eller ') : 'skolens egen'}.`,
  feide_name_taken: 'En annen elev ved skolen har dette Feide-navnet. Se etter hvem av dem det er.',
  pupil_number_not_valid:
    'Elevnummeret kan ha bokstaver, tall og tegn som bindestrek og punktum. Et fødselsnummer er ikke et elevnummer, og blir aldri lagret.',
  pupil_number_taken: 'En annen elev har dette elevnummeret. Se om det er den samme eleven.',
  pupil_list_outdated: 'Noe har endret seg på skolen siden du så over listen. Ingenting er hentet inn: se over den en gang til.',
  pupil_decided_twice: 'To linjer er satt til å være samme elev. Ingenting er hentet inn: rett den ene.',
  pupil_list_has_faults:
    'Noen linjer kunne ikke leses, så vi vet ikke sikkert hvem som mangler. Ingen er avsluttet: rett linjene i listen, og hent den på nytt.',
  pupil_list_ends_many: (facts) =>
    `${facts['endCount'] ?? 'Mange'} av ${facts['presentCount'] ?? 'alle'} elever ville sluttet. Er det riktig, så si det en gang til.`,
}
