export const nb = {
  title: 'Uten kort',
  lead: 'Navn eller klasse',
  noneFound: 'Ingen elever med det navnet. Skriv en del av navnet eller klassen.',
  firstOnly: (count: number) => `Her er de første ${count}. Skriv mer av navnet for å finne flere.`,
  why: 'Hvorfor uten kort?',
  reasons: {
    forgotten: 'Glemt kortet',
    lost: 'Mistet kortet',
    unreadable: 'Kortet virker ikke',
    phone: 'Mobilen virker ikke',
    other: 'Annet',
  },
  use: (name: string) => `Bruk saldoen til ${name}`,
  told: 'Familien får vite det på e-post.',
  another: 'Velg en annen',
  alone: 'Uten nett må det et kort til. Finn eleven når kassen er på nett igjen.',
}
