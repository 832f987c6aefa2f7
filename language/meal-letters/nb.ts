export const nb = {
  advance: {
    subject: (child: string) => `Mat til ${child} i dag`,
    text: ({ child, school, amount }: { child: string; school: string; amount: string }) =>
      `${child} fikk maten sin i kantina i dag. Det var ikke nok på kortet, så ${school} la ut ${amount}.`,
    back: (outstanding: string) => `Beløpet trekkes fra neste påfyll. Dere trenger ikke gjøre noe mer. Til sammen er det lagt ut ${outstanding}.`,
    private: 'Det syntes ikke i kassa, og bare dere og kontoret på skolen ser det.',
  },
  paidBack: (amount: string) => `Tilbake til skolen, som la ut for mat: ${amount}`,
  fund: {
    description: (amount: string) => `Gave til skolemat ${amount}`,
    subject: (amount: string, school: string) => `Kvittering: ${amount} til skolemat på ${school}`,
    text: (amount: string, school: string) => `Tusen takk! Du har gitt ${amount} til måltidsfondet på ${school}.`,
    whatFor: 'Pengene brukes til mat i kantina, når en elev ikke har nok på kortet. Ingen elev blir nevnt, og ingen får vite hvem som ble hjulpet.',
    letGo: (amount: string, school: string) =>
      `Betalingen på ${amount} til måltidsfondet på ${school} kom etter at skolen hadde avsluttet lenken. Derfor har vi ikke tatt imot den.`,
    reversedSubject: (amount: string) => `Gaven på ${amount} er ført tilbake`,
    reversed: (amount: string, school: string) =>
      `${amount} som du hadde gitt til måltidsfondet på ${school}, er ført tilbake til deg av betalingsleverandøren eller banken din.`,
  },
}
