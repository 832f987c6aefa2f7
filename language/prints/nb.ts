export const nb = {
  /** The language as a PDF names it. */
  locale: 'nb-NO',
  cardTitle: (school: string) => `Kantinekort for ${school}`,
  fileName: (cards: number, day: string) => `kantinekort-${day}-${cards}-kort.pdf`,
  product: 'Kantinekort',
  foundTitle: 'Funnet kortet?',
  found: 'Lever det på skolekontoret.',
  cardNumber: 'Kortnummer',
  runBy: (operator: string) => `Kantinen drives av ${operator}`,
  cardOf: (card: number, cards: number) => `Kort ${card} av ${cards}`,
  qrCode: 'QR-kode med kortnummeret, til å skanne i kassen',
  barcode: 'Strekkode med kortnummeret, til å skanne i kassen',
  sheetOf: (sheet: number, sheets: number) => `Ark ${sheet} av ${sheets}`,
  cutHere: 'Klipp langs strekene. Skriv ut i 100 %.',
}
