import { minutesIn, textIn } from './facts.ts'
import type { RefusalTexts } from './texts.ts'

export const nb: RefusalTexts = {
  outcome_unknown: 'Vi vet ikke ennå om kjøpet gikk gjennom. Prøv igjen: det trekkes bare én gang.',
  too_busy: 'Det er mange som handler akkurat nå. Vent et øyeblikk, og prøv igjen.',
  sign_in_failed: 'E-postadressen eller passordet er feil. Prøv igjen, eller lag et nytt passord.',
  not_signed_in: 'Du er logget ut. Logg inn igjen for å fortsette.',
  not_allowed: 'Du har ikke tilgang til dette. Spør skolen hvis du mener at du skal ha det.',
  link_not_valid: 'Lenken er brukt eller gått ut. Be om en ny, så sender vi den på e-post.',
  email_not_of_school: (facts) =>
    `Skolen godtar bare elevenes skoleadresse${textIn(facts, 'domain', (domain) => `, den som slutter på @${domain}`)}. Skriv inn den adressen.`,
  email_of_adult: 'Adressen er til en foresatt eller en som jobber i kantina, og kan ikke være en elevs. Skriv elevens egen, eller la feltet stå tomt.',
  email_not_valid: 'E-postadressen ser ikke riktig ut. Se etter skrivefeil.',
  mobile_not_valid: 'Mobilnummeret ser ikke riktig ut. Skriv de åtte sifrene i et norsk mobilnummer.',
  name_not_valid: 'Navnet har tegn vi ikke kan ta imot. Bruk bokstaver, mellomrom og bindestrek.',
  password_too_weak: 'Passordet er for svakt. Bruk minst åtte tegn med liten bokstav, stor bokstav og tall.',
  password_too_common: 'Dette passordet er blant dem alle gjetter først. Finn på et annet.',
  too_many_attempts: (facts) =>
    `Det ble for mange forsøk. Vent ${minutesIn(facts, (minutes) => (minutes === 1 ? 'ett minutt' : `${minutes} minutter`)) || 'litt'}, og prøv igjen.`,
  email_taken: 'E-postadressen er alt i bruk. Bruk en annen, eller finn den som har den.',
  not_found: 'Vi finner ikke det du ba om. Det kan være flyttet eller slettet. Gå tilbake og prøv derfra.',
  not_well_formed: 'Noe i det som ble sendt, stemmer ikke. Se over feltene, og prøv igjen.',
  request_not_from_our_pages: 'Forespørselen kom ikke fra våre sider. Last inn siden på nytt, og prøv igjen.',
  internal_error: 'Noe gikk galt hos oss. Prøv igjen om litt, og si fra til skolen hvis det fortsetter.',
}
