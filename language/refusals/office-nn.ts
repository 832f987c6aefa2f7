import { amountIn } from './facts.ts'
import type { OfficeRefusalTexts } from './office-texts.ts'

export const nn: OfficeRefusalTexts = {
  bank_file_unreadable: 'Fila lèt seg ikkje lese som ei fil frå banken. Hent henne på nytt i nettbanken, og prøv igjen.',
  bank_file_of_other_kind: 'Dette er ikkje ei innbetalingsfil. Vel fila som banken kallar camt.054.',
  bank_file_other_currency: 'Fila har beløp i ein annan valuta enn kroner. Ingenting er bokført: spør banken om kontoen er rett.',
  bank_file_without_reference: 'Ei betaling i fila manglar bankens eigen referanse. Ingenting er bokført: be banken om ei ny fil.',
  bank_account_of_nobody: 'Fila gjeld ein konto som ikkje er lagd inn her. Ingenting er bokført: legg inn kontoen først, eller hent ei anna fil.',
  bank_account_taken: 'Kontoen er alt lagd inn. Vel ein annan konto.',
  bank_payment_decided: 'Nokon har alt teke seg av denne innbetalinga. Last sida på nytt for å sjå kva som vart gjort.',
  refund_decided: 'Tilbakebetalinga er alt avgjord. Last sida på nytt for å sjå kva som vart gjort.',
  refund_not_by_yourself: 'Du kan ikkje godkjenne det du sjølv har bede om. Be ein kollega om å sjå på det.',
  payout_nothing_ready: 'Ingenting er klart til å betalast ut no. Sjå om nokon manglar kontonummer.',
  payout_account_not_operators: 'Kontoen er ikkje lagd inn som eigen konto for drivaren. Legg han til under «Bank» først.',
  payout_line_decided: 'Denne linja er alt merkt. Last sida på nytt for å sjå kva som vart valt.',
  payout_day_has_passed: 'Dagen er over. Vel i dag eller ein dag som kjem.',
  settlement_file_unreadable: 'Fila lèt seg ikkje lese som eit oppgjer, eller ho er ikkje heil. Hent henne på nytt, og prøv igjen.',
  settlement_file_of_other_kind: 'Dette er ikkje ei oppgjersfil frå Swedbank Pay. Vel XML-fila med lista over transaksjonar.',
  settlement_other_currency: 'Fila har beløp i ein annan valuta enn kroner. Ingenting er bokført: spør Swedbank Pay om avtalen.',
  settlement_of_another: 'Oppgjeret høyrer til ein annan drivar. Ingenting er bokført: vel ei fil som er di.',
  settlement_not_next: 'Eit oppgjer før dette manglar. Les inn det som kjem imellom først.',
  settlement_fee_too_large: 'Gebyret er større enn det som er selt for i fila. Sjå etter skrivefeil.',
  difference_explained: 'Nokon har alt forklart dette. Last sida på nytt for å sjå forklaringa.',
  maximum_balance_above_cap: (facts) =>
    `Så mykje er det ikkje lov å ha på eit kantinekort${amountIn(facts, 'capOre', (cap) => `: grensa er ${cap}`)}. Vel eit lågare beløp, eller be den som driftar systemet om å heve grensa.`,
  school_has_ended: 'Kantina på skulen er avslutta. Her blir det ikkje selt meir: vel ein annan skule.',
  category_not_empty: 'Det er varer i kategorien, òg varer som ikkje blir selde no. Flytt dei til ein annan kategori først.',
  last_administrator: 'Ingen andre er administrator her. Gjer ein annan til administrator først, så ingen blir stengd ute.',
  post_held_already: 'Personen har alt denne stillinga her. Sjå i lista over kollegaer.',
  organisation_number_not_valid: 'Organisasjonsnummeret stemmer ikkje. Det har ni siffer; sjå etter skrivefeil.',
  born_on_not_valid: 'Den fødselsdatoen går ikkje. Skriv ein dag som finst og som har vore.',
}
