export const nb = {
  blocked: {
    subject: (child: string) => `Et kantinekort til ${child} er sperret`,
    text: {
      family: (child: string, school: string) => `En som følger kortet til ${child}, har sperret det. Ingen kan handle med det i kantina på ${school} nå.`,
      school: (child: string, school: string) => `Skolen har sperret et kort til ${child}. Ingen kan handle med det i kantina på ${school} nå.`,
    },
    more: 'Pengene er trygge på saldoen. Se kortene, eller åpne det igjen hvis det er funnet:',
  },
  replaced: {
    subject: (child: string) => `Kantinekortet til ${child} er byttet`,
    text: {
      family: (child: string, school: string) => `En som følger kortet til ${child}, har byttet det. Nå er det bare det nye som virker i kantina på ${school}.`,
      school: (child: string, school: string) => `Skolen har byttet et kort til ${child}. Nå er det bare det nye som virker i kantina på ${school}.`,
    },
    more: 'Saldoen er den samme. Se kortene, og om byttet koster noe:',
  },
  back: {
    subject: (child: string) => `Kantinekortet til ${child} virker igjen`,
    text: {
      family: (child: string, school: string) => `En som følger kortet til ${child}, har åpnet det igjen. Nå kan det brukes i kantina på ${school}.`,
      school: (child: string, school: string) => `Skolen har åpnet et kort til ${child} igjen. Nå kan det brukes i kantina på ${school}.`,
    },
    more: 'Er kortet fortsatt borte, kan du sperre det her:',
  },
  lowBalance: {
    subject: (child: string) => `Saldoen til ${child} rakk ikke i kantina`,
    text: ({ child, school, balance }: { child: string; school: string; balance: string }) =>
      `${child} ville handle i kantina på ${school}, men saldoen rakk ikke. Det er ${balance} igjen. Ingenting er betalt.`,
    topUp: 'Kjøp saldo her, så er den der med en gang:',
    once: 'Vi sier fra om dette én gang om dagen.',
  },
}
