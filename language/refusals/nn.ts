import { minutesIn, textIn } from './facts.ts'
import type { RefusalTexts } from './texts.ts'

export const nn: RefusalTexts = {
  outcome_unknown: 'Vi veit ikkje enno om kjøpet gjekk gjennom. Prøv igjen: det blir berre trekt éin gong.',
  too_busy: 'Det er mange som handlar akkurat no. Vent litt, og prøv igjen.',
  sign_in_failed: 'E-postadressa eller passordet er feil. Prøv igjen, eller lag eit nytt passord.',
  not_signed_in: 'Du er logga ut. Logg inn igjen for å halde fram.',
  not_allowed: 'Du har ikkje tilgang til dette. Spør skulen om du meiner at du skal ha det.',
  link_not_valid: 'Lenkja er brukt eller har gått ut. Be om ei ny, så sender vi ho på e-post.',
  email_not_of_school: (facts) =>
    `Skulen godtek berre skuleadressa til elevane${textIn(facts, 'domain', (domain) => `, den som sluttar på @${domain}`)}. Skriv inn den adressa.`,
  email_of_adult:
    'Adressa høyrer til ein føresett eller ein som jobbar i kantina, og kan ikkje vere ein elev si. Skriv eleven si eiga, eller lat feltet stå tomt.',
  email_not_valid: 'E-postadressa ser ikkje rett ut. Sjå etter skrivefeil.',
  mobile_not_valid: 'Mobilnummeret ser ikkje rett ut. Skriv dei åtte siffera i eit norsk mobilnummer.',
  name_not_valid: 'Namnet har teikn vi ikkje kan ta imot. Bruk bokstavar, mellomrom og bindestrek.',
  password_too_weak: 'Passordet er for svakt. Bruk minst åtte teikn med liten bokstav, stor bokstav og tal.',
  password_too_common: 'Dette passordet er mellom dei alle gissar først. Finn på eit anna.',
  too_many_attempts: (facts) =>
    `Det vart for mange forsøk. Vent ${minutesIn(facts, (minutes) => (minutes === 1 ? 'eitt minutt' : `${minutes} minutt`)) || 'litt'}, og prøv igjen.`,
  email_taken: 'E-postadressa er alt i bruk. Bruk ei anna, eller finn den som har ho.',
  not_found: 'Vi finn ikkje det du bad om. Det kan vere flytta eller sletta. Gå tilbake og prøv derifrå.',
  not_well_formed: 'Noko i det som vart sendt, stemmer ikkje. Sjå over felta, og prøv igjen.',
  request_not_from_our_pages: 'Førespurnaden kom ikkje frå sidene våre. Last inn sida på nytt, og prøv igjen.',
  internal_error: 'Noko gjekk gale hos oss. Prøv igjen om litt, og sei frå til skulen om det held fram.',
}
