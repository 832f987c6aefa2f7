import { amountIn, minutesIn, textIn } from './facts.ts'
import type { RefusalTexts } from './texts.ts'

export const nn: RefusalTexts = {
  card_unknown: 'Vi kjenner ikkje dette kortet. Prøv ein gong til, eller bruk eit anna kort.',
  card_unreadable: 'Koden let seg ikkje lese. Hald kortet roleg framfor lesaren, eller tast inn tala.',
  card_blocked: 'Kortet er sperra, så ingen kan bruke det no. Bruk koden på mobilen, eller opne kortet att i profilen.',
  card_of_other_school: 'Kortet høyrer til ein annan skule. Det verkar berre i kantina der.',
  card_not_valid_now: 'Kortet gjeld ikkje i dag. Spør skulen når det gjeld frå og til.',
  code_expired: 'Koden har gått ut. Vis den nye koden på mobilen, og skann på nytt.',
  code_used_before: 'Denne koden er alt brukt. Vent til mobilen viser ein ny kode, og skann den.',
  balance_too_low: (facts) =>
    `Det er ikkje nok på kortet${amountIn(facts, 'missingOre', (missing) => `: det manglar ${missing}`)}. Ta bort noko, eller fyll på først.`,
  price_changed: 'Ein pris er endra sidan vara vart slegen inn. Sjå over korga, og prøv igjen med den nye prisen.',
  product_not_sold: (facts) => `${textIn(facts, 'name', (name) => `«${name}» er`) || 'Ei av varene er'} ikkje til sals lenger. Ta vara bort, og prøv igjen.`,
  total_does_not_add_up: 'Summen stemmer ikkje med varene. Tøm korga, og slå inn på nytt.',
  same_id_other_content: 'Dette kjøpet er alt sendt med eit anna innhald. Tøm korga, og slå inn på nytt.',
  till_closed: 'Denne kassa er stengd og kan ikkje selje. Be kontoret om ein ny kassekode.',
  outcome_unknown: 'Vi veit ikkje enno om kjøpet gjekk gjennom. Prøv igjen: det blir berre trekt éin gong.',
  too_busy: 'Det er mange som handlar akkurat no. Vent litt, og prøv igjen.',
  enrolment_code_wrong: 'Kassekoden er feil eller har gått ut. Lag ein ny kode på kontoret, og skriv han inn.',
  amount_not_offered: 'Dette beløpet går det ikkje an å kjøpe. Vel eitt av beløpa du ser.',
  balance_would_be_too_high: (facts) =>
    `Saldoen ville blitt for høg${amountIn(facts, 'maximumBalanceOre', (maximum) => `: grensa er ${maximum}`)}. Vel eit lågare beløp.`,
  payment_provider_down: 'Betalingstenesta svarar ikkje akkurat no. Ingen pengar er trekte. Prøv igjen om litt.',
  topup_not_possible_now: 'Det går ikkje an å kjøpe saldo til dette kortet no. Spør skulen kva som manglar.',
  sign_in_failed: 'E-postadressa eller passordet er feil. Prøv igjen, eller lag eit nytt passord.',
  not_signed_in: 'Du er logga ut. Logg inn igjen for å halde fram.',
  not_allowed: 'Du har ikkje tilgang til dette. Spør skulen om du meiner at du skal ha det.',
  link_not_valid: 'Lenkja er brukt eller har gått ut. Be om ei ny, så sender vi ho på e-post.',
  email_not_of_school: (facts) =>
    `Skulen godtek berre skuleadressa til elevane${textIn(facts, 'domain', (domain) => `, den som sluttar på @${domain}`)}. Skriv inn den adressa.`,
  email_not_valid: 'E-postadressa ser ikkje rett ut. Sjå etter skrivefeil.',
  mobile_not_valid: 'Mobilnummeret ser ikkje rett ut. Skriv dei åtte siffera i eit norsk mobilnummer.',
  name_not_valid: 'Namnet har teikn vi ikkje kan ta imot. Bruk bokstavar, mellomrom og bindestrek.',
  password_too_weak: 'Passordet er for svakt. Bruk minst åtte teikn med liten bokstav, stor bokstav og tal.',
  password_too_common: 'Dette passordet er mellom dei alle gissar først. Finn på eit anna.',
  too_many_attempts: (facts) =>
    `Det vart for mange forsøk. Vent ${minutesIn(facts, (minutes) => (minutes === 1 ? 'eitt minutt' : `${minutes} minutt`)) || 'litt'}, og prøv igjen.`,
  name_taken: 'Namnet er alt i bruk her. Vel eit anna namn.',
  organisation_number_not_valid: 'Organisasjonsnummeret stemmer ikkje. Det har ni siffer; sjå etter skrivefeil.',
  email_taken: 'E-postadressa er alt i bruk. Bruk ei anna, eller finn den som har ho.',
  not_found: 'Vi finn ikkje det du bad om. Det kan vere flytta eller sletta. Gå tilbake og prøv derifrå.',
  not_well_formed: 'Noko i det som vart sendt, stemmer ikkje. Sjå over felta, og prøv igjen.',
  request_not_from_our_pages: 'Førespurnaden kom ikkje frå sidene våre. Last inn sida på nytt, og prøv igjen.',
  internal_error: 'Noko gjekk gale hos oss. Prøv igjen om litt, og sei frå til skulen om det held fram.',
}
