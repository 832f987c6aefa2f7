export { listOf, readXml, textOf, type XmlNode } from './xml.ts'
export { type BankEntry, type BankNotification, MOST_ENTRIES, readCamt054 } from './read-camt054.ts'
export { type CreditTransfer, type Pain001Version, type PaymentFile, writePain001 } from './write-pain001.ts'
