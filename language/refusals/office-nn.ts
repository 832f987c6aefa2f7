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
  meal_fund_too_small: (facts) => `Så mykje er det ikkje der${amountIn(facts, 'thereOre', (there) => `: det er ${there}`)}. Ta ut eit mindre beløp.`,
  meal_payment_decided: 'Dette er alt avgjort. Last sida på nytt for å sjå kva som vart gjort.',
  meal_payment_not_by_yourself: 'Du kan ikkje godkjenne det du sjølv har ført. Be ein kollega om å sjå på det.',
  outstanding_is_another_now: (facts) =>
    `Det har skjedd noko imens${amountIn(facts, 'outstandingOre', (amount) => `: no står det ${amount} ute`)}. Sjå over, og prøv igjen.`,
  programme_over: 'Ordninga er over, så ingen kan takast med i henne. Lag ei ny ordning.',
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
  meal_periods_overlap: 'Nokre av tidene går over i kvarandre, eller sluttar før dei byrjar. Rett tidene, og lagre på nytt.',
  category_not_empty: 'Det er varer i kategorien, òg varer som ikkje blir selde no. Flytt dei til ein annan kategori først.',
  last_administrator: 'Ingen andre er administrator her. Gjer ein annan til administrator først, så ingen blir stengd ute.',
  post_held_already: 'Personen har alt denne stillinga her. Sjå i lista over kollegaer.',
  organisation_number_not_valid: 'Organisasjonsnummeret stemmer ikkje. Det har ni siffer; sjå etter skrivefeil.',
  born_on_not_valid: 'Den fødselsdatoen går ikkje. Skriv ein dag som finst og som har vore.',
  no_cards_to_print: 'Alle korta i bunken er delte ut eller kasta. Lag ein ny bunke for å skrive ut fleire.',
  card_not_printed_again: 'Dette kortet kan ikkje skrivast ut ein gong til, for då finst det to av det. Byt det ut med eit nytt kort.',
  reserve_decided_before: 'Denne er avgjord før. Last sida på nytt for å sjå kva som vart bestemt.',
  reserve_cannot_be_booked: 'Det let seg ikkje lese kva som vart selt, så det kan ikkje førast. Legg det til side.',
  calendar_days_not_valid: 'Dagane stemmer ikkje. Skriv eit namn og dagar som finst, høgst eit år, med den siste dagen etter den første.',
  calendar_full: 'Kalenderen er full. Ta bort noko som er over, før du legg til meir.',
  feide_name_not_valid: 'Dette er ikkje eit Feide-namn. Skriv det som i nora@kommune.no.',
  feide_name_of_other_org: ({ orgs }) =>
    `Skulen har ikkje denne Feide-organisasjonen. Namnet må slutte på ${Array.isArray(orgs) && orgs.length > 0 ? orgs.map((org) => `@${org}`).join(' eller ') : 'skulen sin eigen'}.`,
  feide_name_taken: 'Ein annan elev ved skulen har dette Feide-namnet. Sjå etter kven av dei det er.',
  pupil_number_not_valid:
    'Elevnummeret kan ha bokstavar, tal og teikn som bindestrek og punktum. Eit fødselsnummer er ikkje eit elevnummer, og blir aldri lagra.',
  pupil_number_taken: 'Ein annan elev har dette elevnummeret. Sjå om det er den same eleven.',
  pupil_list_outdated: 'Noko har endra seg på skulen sidan du såg over lista. Ingenting er henta inn: sjå over ho ein gong til.',
  pupil_decided_twice: 'To linjer er sette til å vere same elev. Ingenting er henta inn: rett den eine.',
  pupil_list_has_faults:
    'Nokre linjer kunne ikkje lesast, så vi veit ikkje sikkert kven som manglar. Ingen er avslutta: rett linjene i lista, og hent ho på nytt.',
  pupil_list_ends_many: (facts) =>
    `${facts['endCount'] ?? 'Mange'} av ${facts['presentCount'] ?? 'alle'} elevar ville slutta. Er det rett, så sei det ein gong til.`,
}
