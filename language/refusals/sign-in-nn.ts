import type { SignInRefusalTexts } from './sign-in-texts.ts'

export const nn: SignInRefusalTexts = {
  sign_in_provider_down: 'Tenesta du ville logge inn med, svarer ikkje akkurat no. Prøv igjen om litt, eller logg inn med e-post og passord.',
  sign_in_cancelled: 'Du avbraut innlogginga. Prøv igjen, eller logg inn på ein annan måte.',
  sign_in_visit_over: 'Denne innlogginga er over. Ho verkar éin gong, i nettlesaren der du byrja, og ikkje lenge. Byrj på nytt.',
  sign_in_answer_not_valid: 'Vi fekk eit svar vi ikkje kan stole på, så du vart ikkje logga inn. Byrj på nytt frå innloggingssida.',
  sign_in_not_strong_enough: 'Innlogginga var ikkje sikker nok. Byrj på nytt, og vel ein sikrare måte hos dei du loggar inn med.',
  sign_in_code_wrong: 'Koden stemmer ikkje. Sjå etter i den nyaste e-posten, og prøv igjen.',
  sign_in_code_over: 'Koden er brukt opp eller gått ut. Be om ein ny kode.',
  identity_taken: 'Denne innlogginga høyrer til ein annan profil. Logg inn med han, og ta henne bort der først.',
  identity_held_already: 'Denne innlogginga har du lagt til før. Du treng ikkje gjere noko.',
  password_wrong: 'Passordet er feil. Prøv igjen, eller lag eit nytt med «Gløymt passord?».',
  sign_in_anew: 'Det er ei stund sidan du logga inn. Logg ut og inn igjen, og gjer dette med ein gong.',
  passkey_not_valid: 'Passnøkkelen kjenner vi ikkje att. Prøv igjen, eller logg inn på ein annan måte.',
  passkeys_not_possible: 'Passnøklar verkar ikkje på denne adressa. Logg inn på ein annan måte.',
  too_many_passkeys: 'Du har alt så mange passnøklar som det går an. Ta bort ein du ikkje brukar.',
  passkey_not_used: 'Ingen passnøkkel vart brukt: Det vart avbrote, eller eininga har ingen for Kantinekort. Prøv igjen, eller logg inn på ein annan måte.',
  passkey_not_made: 'Passnøkkelen vart ikkje laga, for det vart avbrote eller tok for lang tid. Prøv igjen når du er klar.',
  passkey_held_already: 'Denne eininga har ein passnøkkel til profilen din frå før. Bruk han, eller ta han bort her og på eininga først.',
  passkeys_not_supported:
    'Denne nettlesaren eller eininga kan ikkje bruke passnøklar her. Oppdater henne eller slå på skjermlås, eller logg inn på ein annan måte.',
  last_way_in: 'Dette er den einaste måten du kan logge inn på. Lag eit passord med «Gløymt passord?» først.',
}
