import type { PortalTermsTexts } from './texts.ts'

export const nn: PortalTermsTexts = {
  title: 'Vilkår for saldo',
  parts: {
    what: {
      title: 'Kva du betaler for',
      text: 'Saldo på eit kantinekort. Han kan brukast til mat og drikke i kantina på skulen, og ikkje andre stader. Kven som driv kantina og tek imot pengane, står på kvitteringa.',
    },
    cost: {
      title: 'Kva det kostar',
      text: 'Det du betaler, blir saldo, krone for krone. Det er ingen gebyr. Berre eit nytt kort kan koste noko, når eit kort er mista meir enn éin gong og skulen har bestemt det. Då står prisen der før noko skjer.',
    },
    when: { title: 'Når pengane er der', text: 'Som oftast etter nokre få sekund. Går noko gale, blir pengane ikkje trekte, eller dei kjem tilbake.' },
    regret: {
      title: 'Å angre',
      text: 'Saldo som ikkje er brukt, kan du få tilbake når du vil, utan gebyr og utan grunn. Han går same vegen tilbake som han kom, til den som betalte.',
    },
    leaver: {
      title: 'Når eleven sluttar',
      text: 'Saldoen går ikkje ut på dato. Når eleven sluttar på skulen, blir han betalt tilbake utan at nokon bed om det.',
    },
    lost: {
      title: 'Når kortet er borte',
      text: 'Sperr det under «Kort og sperring», eller sei frå på skulen. Frå då av kan ingen betale med det, og saldoen er den same.',
    },
    wrong: { title: 'Om noko er gale', text: 'Skriv til skulen under «Kontakt». Blir de ikkje einige, kan de få hjelp av Forbrukartilsynet.' },
  },
}
