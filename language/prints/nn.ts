import type { PrintTexts } from './texts.ts'

export const nn: PrintTexts = {
  locale: 'nn-NO',
  cardTitle: (school) => `Kantinekort for ${school}`,
  fileName: (cards, day) => `kantinekort-${day}-${cards}-kort.pdf`,
  product: 'Kantinekort',
  foundTitle: 'Har du funne kortet?',
  found: 'Lever det på skulekontoret.',
  cardNumber: 'Kortnummer',
  runBy: (operator) => `Kantina blir driven av ${operator}`,
  cardOf: (card, cards) => `Kort ${card} av ${cards}`,
  qrCode: 'QR-kode med kortnummeret, til å skanne i kassa',
  barcode: 'Strekkode med kortnummeret, til å skanne i kassa',
  sheetOf: (sheet, sheets) => `Ark ${sheet} av ${sheets}`,
  cutHere: 'Klipp langs strekane. Skriv ut i 100 %.',
}
