const of = (child: string | null, own: string, theirs: (child: string) => string) => (child === null ? own : theirs(child))

export const nb = {
  events: {
    lunch_warning: (child: string | null) =>
      of(child, 'Saldoen din rekker kanskje ikke til lunsj i morgen.', (name) => `Saldoen til ${name} rekker kanskje ikke til lunsj i morgen.`),
    meal_advance: (child: string | null) => of(child, 'Skolen la ut for et måltid til deg.', (name) => `Skolen la ut for et måltid til ${name}.`),
    limit_ask: (child: string | null) => of(child, 'Noen ber deg om lov.', (name) => `${name} ber deg om lov til et kjøp i dag.`),
    purchase_stopped: (child: string | null) => of(child, 'En grense stoppet et kjøp.', (name) => `En grense du har satt, stoppet et kjøp for ${name}.`),
    low_balance: (child: string | null) => of(child, 'Saldoen din rakk ikke i kantina.', (name) => `Saldoen til ${name} rakk ikke i kantina.`),
    sold_against_stop: (child: string | null) =>
      of(child, 'En voksen lot et kjøp gå gjennom i kassen.', (name) => `En voksen lot et kjøp for ${name} gå gjennom i kassen.`),
    sold_by_name: (child: string | null) => of(child, 'Du handlet uten kort.', (name) => `${name} handlet uten kort.`),
    sold_offline: (child: string | null) =>
      of(child, 'Se på et kjøp fra da kassen var uten nett.', (name) => `Se på et kjøp for ${name} fra da kassen var uten nett.`),
    money_in: (child: string | null) => of(child, 'Det har kommet penger på kortet ditt.', (name) => `Det har kommet penger på kortet til ${name}.`),
    payment_receipt: (child: string | null) => of(child, 'Her er kvitteringen din.', (name) => `Her er kvitteringen for påfyll til ${name}.`),
    refund: (child: string | null) => of(child, 'Det er nytt om tilbakebetalingen din.', (name) => `Det er nytt om tilbakebetaling for ${name}.`),
    automatic_topup: (child: string | null) =>
      of(child, 'Det er nytt om påfyll som går av seg selv.', (name) => `Det er nytt om påfyll som går av seg selv for ${name}.`),
    new_phone: (child: string | null) => of(child, 'Kantinekoden din er på en ny mobil.', (name) => `Kantinekoden til ${name} er på en ny mobil.`),
    card_blocked: (child: string | null) => of(child, 'Et kort av dine er sperret eller byttet.', (name) => `Et kort til ${name} er sperret eller byttet.`),
    card_back: (child: string | null) => of(child, 'Kortet ditt virker igjen.', (name) => `Kortet til ${name} virker igjen.`),
    follower: (child: string | null) =>
      of(child, 'Det er nytt om hvem som følger kortet ditt.', (name) => `Det er nytt om hvem som følger kortet til ${name}.`),
    enquiry_answered: (child: string | null) => of(child, 'Skolen har svart deg.', (name) => `Skolen har svart deg om ${name}.`),
  },
  choose: 'Velg hvordan du vil ha meldinger:',
  instead: {
    smsFull: 'Dette skulle ha kommet på SMS. Dagens SMS-er er brukt opp, så du får det på e-post.',
    sms: 'Dette skulle ha kommet på SMS. Den kunne ikke sendes, så du får det på e-post.',
    smsLost: 'Dette skulle ha kommet på SMS. Den kom ikke fram, så du får det på e-post.',
    push: 'Dette skulle ha kommet som varsel. Det kom ikke fram, så du får det på e-post.',
  },
  mobileCode: (code: string) => `Koden din er ${code}. Skriv den under Varsler i Kantinekort. Ikke gi den til andre.`,
  trial: {
    subject: 'En prøve fra Kantinekort',
    text: 'Dette er en prøve. Slik kommer meldingene dine.',
  },
}
