// What whoever pays in agrees to, said as it is: each sentence is something the house does.
export const nb = {
  title: 'Vilkår for saldo',
  parts: {
    what: {
      title: 'Hva du betaler for',
      text: 'Saldo på et kantinekort. Den kan brukes til mat og drikke i kantinen på skolen, og ikke andre steder. Hvem som driver kantinen og tar imot pengene, står på kvitteringen.',
    },
    cost: {
      title: 'Hva det koster',
      text: 'Det du betaler, blir saldo, krone for krone. Det er ingen gebyrer. Bare et nytt kort kan koste noe, når et kort er mistet mer enn én gang og skolen har bestemt det. Da står prisen der før noe skjer.',
    },
    when: { title: 'Når pengene er der', text: 'Som oftest etter noen få sekunder. Går noe galt, blir pengene ikke trukket, eller de kommer tilbake.' },
    regret: {
      title: 'Å angre',
      text: 'Saldo som ikke er brukt, kan du få tilbake når du vil, uten gebyr og uten grunn. Den går tilbake samme vei som den kom, til den som betalte.',
    },
    leaver: {
      title: 'Når eleven slutter',
      text: 'Saldoen går ikke ut på dato. Når eleven slutter på skolen, blir den betalt tilbake uten at noen ber om det.',
    },
    lost: {
      title: 'Når kortet er borte',
      text: 'Sperr det under «Kort og sperring», eller si fra på skolen. Fra da av kan ingen betale med det, og saldoen er den samme.',
    },
    wrong: { title: 'Om noe er galt', text: 'Skriv til skolen under «Kontakt». Blir dere ikke enige, kan Forbrukertilsynet hjelpe.' },
  },
}
