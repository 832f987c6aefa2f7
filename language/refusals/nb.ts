import { amountIn, minutesIn, textIn } from './facts.ts'
import type { RefusalTexts } from './texts.ts'

export const nb: RefusalTexts = {
  card_unknown: 'Vi kjenner ikke dette kortet. Prøv en gang til, eller bruk et annet kort.',
  card_unreadable: 'Koden lot seg ikke lese. Hold kortet rolig foran leseren, eller tast inn tallene.',
  card_blocked: 'Kortet er sperret, så ingen kan bruke det nå. Bruk koden på mobilen, eller åpne kortet igjen i profilen.',
  card_of_other_school: 'Kortet hører til en annen skole. Det virker bare i kantinen der.',
  card_not_valid_now: 'Kortet gjelder ikke i dag. Spør skolen når det gjelder fra og til.',
  code_expired: 'Koden er gått ut. Vis den nye koden på mobilen, og skann igjen.',
  code_used_before: 'Denne koden er alt brukt. Vent til mobilen viser en ny kode, og skann den.',
  balance_too_low: (facts) =>
    `Det er ikke nok på kortet${amountIn(facts, 'missingOre', (missing) => `: det mangler ${missing}`)}. Ta bort noe, eller fyll på først.`,
  price_changed: 'En pris er endret siden varen ble slått inn. Se over kurven, og prøv igjen med den nye prisen.',
  product_not_sold: (facts) => `${textIn(facts, 'name', (name) => `«${name}» selges`) || 'En av varene selges'} ikke lenger. Ta varen bort, og prøv igjen.`,
  total_does_not_add_up: 'Summen stemmer ikke med varene. Tøm kurven, og slå inn på nytt.',
  same_id_other_content: 'Dette kjøpet er alt sendt med et annet innhold. Tøm kurven, og slå inn på nytt.',
  till_closed: 'Denne kassen er stengt og kan ikke selge. Be kontoret om en ny kassekode.',
  outcome_unknown: 'Vi vet ikke ennå om kjøpet gikk gjennom. Prøv igjen: det trekkes bare én gang.',
  too_busy: 'Det er mange som handler akkurat nå. Vent et øyeblikk, og prøv igjen.',
  enrolment_code_wrong: 'Kassekoden er feil eller gått ut. Lag en ny kode på kontoret, og skriv den inn.',
  amount_not_offered: 'Dette beløpet går det ikke an å kjøpe. Velg et av beløpene du ser.',
  balance_would_be_too_high: (facts) =>
    `Saldoen ville blitt for høy${amountIn(facts, 'maximumBalanceOre', (maximum) => `: grensen er ${maximum}`)}. Velg et lavere beløp.`,
  payment_provider_down: 'Betalingstjenesten svarer ikke akkurat nå. Ingen penger er trukket. Prøv igjen om litt.',
  topup_not_possible_now: 'Det går ikke an å kjøpe saldo til dette kortet nå. Spør skolen hva som mangler.',
  sign_in_failed: 'E-postadressen eller passordet er feil. Prøv igjen, eller lag et nytt passord.',
  not_signed_in: 'Du er logget ut. Logg inn igjen for å fortsette.',
  not_allowed: 'Du har ikke tilgang til dette. Spør skolen hvis du mener at du skal ha det.',
  link_not_valid: 'Lenken er brukt eller gått ut. Be om en ny, så sender vi den på e-post.',
  email_not_of_school: (facts) =>
    `Skolen godtar bare elevenes skoleadresse${textIn(facts, 'domain', (domain) => `, den som slutter på @${domain}`)}. Skriv inn den adressen.`,
  email_not_valid: 'E-postadressen ser ikke riktig ut. Se etter skrivefeil.',
  mobile_not_valid: 'Mobilnummeret ser ikke riktig ut. Skriv de åtte sifrene i et norsk mobilnummer.',
  name_not_valid: 'Navnet har tegn vi ikke kan ta imot. Bruk bokstaver, mellomrom og bindestrek.',
  password_too_weak: 'Passordet er for svakt. Bruk minst åtte tegn med liten bokstav, stor bokstav og tall.',
  password_too_common: 'Dette passordet er blant dem alle gjetter først. Finn på et annet.',
  too_many_attempts: (facts) =>
    `Det ble for mange forsøk. Vent ${minutesIn(facts, (minutes) => (minutes === 1 ? 'ett minutt' : `${minutes} minutter`)) || 'litt'}, og prøv igjen.`,
  name_taken: 'Navnet er alt i bruk her. Velg et annet navn.',
  organisation_number_not_valid: 'Organisasjonsnummeret stemmer ikke. Det har ni sifre; se etter skrivefeil.',
  email_taken: 'E-postadressen er alt i bruk. Bruk en annen, eller finn den som har den.',
  not_found: 'Vi finner ikke det du ba om. Det kan være flyttet eller slettet. Gå tilbake og prøv derfra.',
  not_well_formed: 'Noe i det som ble sendt, stemmer ikke. Se over feltene, og prøv igjen.',
  request_not_from_our_pages: 'Forespørselen kom ikke fra våre sider. Last inn siden på nytt, og prøv igjen.',
  internal_error: 'Noe gikk galt hos oss. Prøv igjen om litt, og si fra til skolen hvis det fortsetter.',
}
