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
  category_not_empty: 'Det er varer i kategorien, også varer som ikke selges nå. Flytt dem til en annen kategori først.',
  last_administrator: 'Ingen andre er administrator her. Gjør en annen til administrator først, så ingen blir stengt ute.',
  post_held_already: 'Personen har alt denne stillingen her. Se i listen over kolleger.',
  organisation_number_not_valid: 'Organisasjonsnummeret stemmer ikke. Det har ni sifre; se etter skrivefeil.',
  born_on_not_valid: 'Den fødselsdatoen går ikke. Skriv en dag som finnes og som har vært.',
}
