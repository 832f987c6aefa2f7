import type { PrintTexts } from './texts.ts'

export const en: PrintTexts = {
  locale: 'en-GB',
  cardTitle: (school) => `Canteen cards for ${school}`,
  fileName: (cards, day) => `canteen-cards-${day}-${cards}.pdf`,
  product: 'Canteen card',
  foundTitle: 'Found this card?',
  found: 'Hand it in at the school office.',
  cardNumber: 'Card number',
  runBy: (operator) => `The canteen is run by ${operator}`,
  cardOf: (card, cards) => `Card ${card} of ${cards}`,
  qrCode: 'QR code with the card number, to be scanned at the till',
  barcode: 'Barcode with the card number, to be scanned at the till',
  sheetOf: (sheet, sheets) => `Sheet ${sheet} of ${sheets}`,
  cutHere: 'Cut along the lines. Print at 100%.',
}
