import type { NoticeTexts } from './texts.ts'

const of = (child: string | null, own: string, theirs: (child: string) => string) => (child === null ? own : theirs(child))

export const nn: NoticeTexts = {
  events: {
    lunch_warning: (child) =>
      of(child, 'Saldoen din rekk kanskje ikkje til lunsj i morgon.', (name) => `Saldoen til ${name} rekk kanskje ikkje til lunsj i morgon.`),
    meal_advance: (child) => of(child, 'Skulen la ut for eit måltid til deg.', (name) => `Skulen la ut for eit måltid til ${name}.`),
    limit_ask: (child) => of(child, 'Nokon ber deg om lov.', (name) => `${name} ber deg om lov til eit kjøp i dag.`),
    purchase_stopped: (child) => of(child, 'Ei grense stoppa eit kjøp.', (name) => `Ei grense du har sett, stoppa eit kjøp for ${name}.`),
    low_balance: (child) => of(child, 'Saldoen din rakk ikkje i kantina.', (name) => `Saldoen til ${name} rakk ikkje i kantina.`),
    sold_against_stop: (child) => of(child, 'Ein vaksen lét eit kjøp gå gjennom i kassa.', (name) => `Ein vaksen lét eit kjøp for ${name} gå gjennom i kassa.`),
    sold_by_name: (child) => of(child, 'Du handla utan kort.', (name) => `${name} handla utan kort.`),
    sold_offline: (child) => of(child, 'Sjå på eit kjøp frå då kassa var utan nett.', (name) => `Sjå på eit kjøp for ${name} frå då kassa var utan nett.`),
    money_in: (child) => of(child, 'Det har kome pengar på kortet ditt.', (name) => `Det har kome pengar på kortet til ${name}.`),
    payment_receipt: (child) => of(child, 'Her er kvitteringa di.', (name) => `Her er kvitteringa for påfyll til ${name}.`),
    refund: (child) => of(child, 'Det er nytt om tilbakebetalinga di.', (name) => `Det er nytt om tilbakebetaling for ${name}.`),
    automatic_topup: (child) => of(child, 'Det er nytt om påfyll som går av seg sjølv.', (name) => `Det er nytt om påfyll som går av seg sjølv for ${name}.`),
    new_phone: (child) => of(child, 'Kantinekoden din er på ein ny mobil.', (name) => `Kantinekoden til ${name} er på ein ny mobil.`),
    card_blocked: (child) => of(child, 'Eit kort av dine er sperra eller bytt.', (name) => `Eit kort til ${name} er sperra eller bytt.`),
    card_back: (child) => of(child, 'Kortet ditt verkar att.', (name) => `Kortet til ${name} verkar att.`),
    follower: (child) => of(child, 'Det er nytt om kven som følgjer kortet ditt.', (name) => `Det er nytt om kven som følgjer kortet til ${name}.`),
    enquiry_answered: (child) => of(child, 'Skulen har svart deg.', (name) => `Skulen har svart deg om ${name}.`),
  },
  choose: 'Vel korleis du vil ha meldingar:',
  instead: {
    smsFull: 'Dette skulle ha kome på SMS. SMS-ane for i dag er brukte opp, så du får det på e-post.',
    sms: 'Dette skulle ha kome på SMS. Han kunne ikkje sendast, så du får det på e-post.',
    smsLost: 'Dette skulle ha kome på SMS. Han kom ikkje fram, så du får det på e-post.',
    push: 'Dette skulle ha kome som varsel. Det kom ikkje fram, så du får det på e-post.',
  },
  mobileCode: (code) => `Koden din er ${code}. Skriv han under Varsel i Kantinekort. Ikkje gi han til andre.`,
  trial: {
    subject: 'Ei prøve frå Kantinekort',
    text: 'Dette er ei prøve. Slik kjem meldingane dine.',
  },
}
