// What is declared at the head of a file: our own codes with those of Skatteetaten's lists that they mean.

import type { VatCode } from '../../contract/vat-codes.ts'
import { journalEvents } from '../../rules/journal-events.ts'
import type { Part } from './xml.ts'

/** Own codes for what the law's lists name; an own code is unique over all lists. */
export const CODES = { sale: 'SALG', return: 'RETUR', line: 'VARELINJE', wallet: 'KANTINEKORT', noReceipt: 'SALG-UTEN-UTSKRIFT' } as const

export const VAT_TEXTS: Record<VatCode, string> = {
  '3': 'Utgående mva, alminnelig sats',
  '31': 'Utgående mva, middels sats',
  '33': 'Utgående mva, lav sats',
  '5': 'Innenlands omsetning fritatt for mva',
  '6': 'Omsetning utenfor merverdiavgiftsloven',
}

const ARTICLE_GROUPS = {
  '04003': 'Varesalg',
  '04006': 'Mat',
  '04011': 'Mineralvann (brus)',
  '04012': 'Annen drikke',
  '04014': 'Andre varer',
  '04999': 'Øvrige',
}

export function basics(): Part[] {
  const all: [type: string, own: string, predefined: string | null, text: string][] = [
    ...Object.entries(ARTICLE_GROUPS).map(([code, text]): [string, string, string, string] => ['04', code, code, text]),
    ['05', CODES.line, null, 'Varelinje'],
    ['11', CODES.sale, '11001', 'Kontantsalg'],
    ['11', CODES.return, '11013', 'Retur av varer'],
    ['12', CODES.wallet, '12006', 'Kantinekort, forhåndsbetalt kundekonto'],
    ['13', CODES.noReceipt, '13030', 'Fullført salg uten utskrift av kvittering'],
    ...Object.entries(journalEvents).map(([kind, code]): [string, string, string, string] => [
      '13',
      kind,
      code,
      EVENT_TEXTS[kind as keyof typeof journalEvents],
    ]),
  ]
  return all.map(([type, own, predefined, text]) => [
    'basic',
    [
      ['basicType', type],
      ['basicID', own],
      ['predefinedBasicID', predefined],
      ['basicDesc', text],
    ],
  ])
}

const EVENT_TEXTS: Record<keyof typeof journalEvents, string> = {
  till_started: 'Kassen ble åpnet på enheten',
  till_stopped: 'Kassen ble lukket på enheten',
  till_signed_in: 'En enhet ble gjort til kassen',
  till_signed_out: 'Enheten er ikke kassen lenger',
  till_updated: 'Ny versjon av programmet på enheten',
  x_report: 'X-rapport',
  z_report: 'Z-rapport',
  receipt_printed: 'Salgskvittering skrevet ut',
  return_receipt_printed: 'Returkvittering skrevet ut',
  receipt_copied: 'Kopikvittering skrevet ut',
  provisional_receipt_given: 'Foreløpig kvittering for det som er servert og ikke betalt',
  provisional_receipt_printed: 'Foreløpig kvittering skrevet ut',
  stop_overridden: 'En voksen lot et stoppet salg gå gjennom',
  goods_delivered: 'Utlevering på kreditt: salg uten nett som saldoen ikke dekket',
  delivery_receipt_printed: 'Utleveringskvittering skrevet ut',
  record_decided: 'Kontoret avgjorde et salg uten nett som ikke ble tatt imot',
  training_receipt_printed: 'Treningskvittering skrevet ut',
  training_on: 'Trening begynt',
  training_off: 'Trening avsluttet',
  cashier_signed_in: 'En kasserer logget inn',
  cashier_signed_out: 'Kassereren er logget ut',
  supervision_began: 'En voksen fører tilsyn med elever på kassen',
  supervision_ended: 'Tilsynet er over',
  journal_exported: 'Journalen ble hentet ut',
  prices_changed: 'Priser eller andre faste data ble endret',
  day_opened: 'Dagen ble åpnet med det første salget eller den første returen',
  sale_aborted: 'Salg avbrutt før betaling',
  line_corrected: 'Linje rettet før betaling',
  sale_parked: 'Salg satt til side',
  sale_resumed: 'Salg hentet fram igjen',
  sale_sold_before: 'Salg uten nett var alt ført på det tilkoblede kassapunktet',
}
