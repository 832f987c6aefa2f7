import type { SignInRefusalTexts } from './sign-in-texts.ts'

export const nb: SignInRefusalTexts = {
  sign_in_provider_down: 'Tjenesten du ville logge inn med, svarer ikke akkurat nå. Prøv igjen om litt, eller logg inn med e-post og passord.',
  sign_in_cancelled: 'Du avbrøt innloggingen. Prøv igjen, eller logg inn på en annen måte.',
  sign_in_visit_over: 'Denne innloggingen er over. Den virker én gang, i nettleseren der du begynte, og ikke lenge. Begynn på nytt.',
  sign_in_answer_not_valid: 'Vi fikk et svar vi ikke kan stole på, så du ble ikke logget inn. Begynn på nytt fra innloggingssiden.',
  sign_in_not_strong_enough: 'Innloggingen var ikke sikker nok. Begynn på nytt, og velg en sikrere måte hos dem du logger inn med.',
  sign_in_code_wrong: 'Koden stemmer ikke. Se etter i den nyeste e-posten, og prøv igjen.',
  sign_in_code_over: 'Koden er brukt opp eller gått ut. Be om en ny kode.',
  identity_taken: 'Denne innloggingen hører til en annen profil. Logg inn med den, og ta den bort der først.',
  identity_held_already: 'Denne innloggingen har du lagt til før. Du trenger ikke gjøre noe.',
  password_wrong: 'Passordet er feil. Prøv igjen, eller lag et nytt med «Glemt passord?».',
  sign_in_anew: 'Det er en stund siden du logget inn. Logg ut og inn igjen, og gjør dette med en gang.',
  passkey_not_valid: 'Passnøkkelen kjenner vi ikke igjen. Prøv igjen, eller logg inn på en annen måte.',
  passkeys_not_possible: 'Passnøkler virker ikke på denne adressen. Logg inn på en annen måte.',
  too_many_passkeys: 'Du har alt så mange passnøkler som det går an. Ta bort en du ikke bruker.',
  passkey_not_used: 'Ingen passnøkkel ble brukt: Det ble avbrutt, eller enheten har ingen for Kantinekort. Prøv igjen, eller logg inn på en annen måte.',
  passkey_not_made: 'Passnøkkelen ble ikke laget, for det ble avbrutt eller tok for lang tid. Prøv igjen når du er klar.',
  passkey_held_already: 'Denne enheten har en passnøkkel til profilen din fra før. Bruk den, eller ta den bort her og på enheten først.',
  passkeys_not_supported:
    'Denne nettleseren eller enheten kan ikke bruke passnøkler her. Oppdater den eller slå på skjermlås, eller logg inn på en annen måte.',
  last_way_in: 'Dette er den eneste måten du kan logge inn på. Lag et passord med «Glemt passord?» først.',
}
