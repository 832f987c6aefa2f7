export const nb = {
  greeting: (firstName: string) => `Hei, ${firstName}!`,
  ignoreIfNotYou: 'Var det ikke du som ba om dette? Da kan du se bort fra denne meldingen.',
  regards: 'Hilsen Kantinekort',
  confirmRegistration: {
    subject: 'Bekreft e-postadressen din',
    text: (schoolName: string) => `Du har registrert deg i kantinen på ${schoolName}. Åpne lenken og skriv passordet du valgte, så er kortet ditt klart:`,
    lifetime: 'Lenken virker én gang, i 24 timer.',
  },
  alreadyRegistered: {
    subject: 'Du har allerede en profil',
    text: 'Noen, kanskje du selv, prøvde å registrere denne e-postadressen. Den har allerede en profil. Logg inn her:',
    forgotten: 'Har du glemt passordet? Velg «Glemt passord?» på samme side.',
  },
  newPassword: {
    subject: 'Lag et nytt passord',
    text: 'Åpne lenken for å velge et nytt passord:',
    lifetime: 'Lenken virker én gang, i én time.',
  },
  passwordChanged: {
    subject: 'Passordet ditt er endret',
    text: 'Passordet til profilen din er nettopp endret, og du er logget ut alle andre steder.',
    notYou: 'Var det ikke du som gjorde det? Lag et nytt passord med en gang, med «Glemt passord?» her:',
  },
  guardianInvitation: {
    subject: (childFirstName: string) => `Følg kantinekortet til ${childFirstName}`,
    text: (childFirstName: string, schoolName: string) =>
      `${schoolName} har gitt deg tilgang til kantinekortet til ${childFirstName}. Du kan fylle på penger og se hva som er kjøpt. Åpne lenken og velg et passord:`,
    lifetime: 'Lenken virker én gang, i 14 dager. Etterpå kan du lage en ny med «Glemt passord?».',
    notYours: 'Kjenner du ikke barnet? Da har skolen skrevet feil adresse. Se bort fra denne meldingen, og si gjerne fra til skolen.',
  },
  guardianAdded: {
    subject: (childFirstName: string) => `Du kan nå følge kantinekortet til ${childFirstName}`,
    text: (childFirstName: string, schoolName: string) =>
      `${schoolName} har gitt deg tilgang til kantinekortet til ${childFirstName}. Logg inn som før, så ser du det:`,
  },
  greetingWithoutName: 'Hei!',
  enquiryReceived: {
    subject: (number: number) => `Vi har fått henvendelsen din (nummer ${number})`,
    text: (schoolName: string, number: number) => `Henvendelsen din er kommet fram til ${schoolName} og har nummer ${number}. Svaret kommer hit, på e-post.`,
    youWrote: 'Du skrev:',
    linkLeftOut: '[lenke]',
    addMore: 'Vil du legge til noe, gjør du det her:',
    lifetime: 'Lenken virker til ett svar, i 30 dager. Var det ikke du som skrev? Da kan du se bort fra denne meldingen.',
  },
  enquiryAnswered: {
    subject: (number: number) => `Svar på henvendelse ${number}`,
    text: (schoolName: string, number: number) => `${schoolName} har svart på henvendelse ${number}:`,
    regards: (firstName: string, schoolName: string) => `Hilsen ${firstName}, ${schoolName}`,
    reply: 'Se alt som er skrevet, og svar her (ikke på denne e-posten):',
    lifetime: 'Lenken virker til ett svar, i 30 dager.',
  },
  phoneLinkSms: (firstName: string, link: string) =>
    `Hei, ${firstName}! Åpne lenken på mobilen som skal ha kantinekoden, og trykk på knappen. Den virker i en time: ${link}`,
  newPhone: {
    subject: (firstName: string) => `Kantinekoden til ${firstName} er nå på en ny telefon`,
    text: ({ firstName, schoolName, device, at }: { firstName: string; schoolName: string; device: string; at: string }) =>
      `Koden som betaler for ${firstName} i kantinen på ${schoolName}, er nå på en ny telefon: ${device}, ${at}. Koden på telefonen før den virker ikke lenger.`,
    devices: { iphone: 'iPhone', ipad: 'iPad', android: 'Android-telefon', other: 'en annen enhet' },
    notYou: 'Var det ikke deg? Sperr den her, så virker ingen av dem:',
  },
  colleagueInvitation: {
    subject: (schoolName: string) => `Velkommen til kantinekontoret på ${schoolName}`,
    text: (schoolName: string) => `Du har fått en stilling i kantineløsningen på ${schoolName}. Åpne lenken og velg et passord:`,
    lifetime: 'Lenken virker én gang, i 14 dager. Etterpå kan du lage en ny med «Glemt passord?».',
    notYours: 'Arbeider du ikke der? Da har skolen skrevet feil adresse. Se bort fra denne meldingen, og si gjerne fra til skolen.',
  },
  officeIsAt: (link: string) => `Kontoret finner du siden på ${link}`,
  colleagueAdded: {
    subject: (schoolName: string) => `Du har fått en stilling på ${schoolName}`,
    text: (schoolName: string) => `Du kan nå arbeide i kantineløsningen på ${schoolName}. Logg inn på kontoret med passordet du har:`,
  },
  mailbox: {
    title: 'Postkassen',
    lead: 'Dette er en demo: ingenting blir sendt ut av huset. Her ligger all e-post og SMS.',
    recipient: 'Mottaker',
    everyone: 'Alle',
    show: 'Vis',
    email: 'E-post',
    sms: 'SMS',
    to: 'Til',
    empty: 'Ingen meldinger ennå',
    emptyLead: 'Registrer deg i portalen, så kommer meldingen hit.',
    openPortal: 'Gå til portalen',
    newer: 'Nyere',
    older: 'Eldre',
    pages: 'Sider',
  },
  // What the payer reads on the payment provider's page.
  topupDescription: (amount: string) => `Kantinesaldo ${amount}`,
  providers: { 'swedbank-pay': 'Kort (Swedbank Pay)', vipps: 'Vipps' },
  topupGivenBack: {
    subject: (amount: string) => `Betalingen på ${amount} er opphevet`,
    text: (amount: string, childFirstName: string) =>
      `Betalingen på ${amount} til kantinekortet til ${childFirstName} kom så sent at den ikke lenger fikk plass. Derfor har vi ikke tatt imot den.`,
    why: 'Beløpet som var reservert på kontoen din, er frigitt. Banken viser det som oftest i løpet av et par dager. Du kan betale på nytt når du vil.',
  },
  topupReversed: {
    subject: (amount: string, childFirstName: string) => `${amount} er trukket tilbake fra kortet til ${childFirstName}`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} som var satt inn på kantinekortet til ${childFirstName}, ${schoolName}, er ført tilbake av betalingsleverandøren eller banken din. Derfor er det trukket fra saldoen.`,
    balance: (balance: string) => `Saldoen er nå ${balance}.`,
    debt: (debt: string) => `Pengene var alt brukt, så kortet mangler nå ${debt}. Det dekkes av neste påfyll, før kortet kan brukes igjen.`,
  },
  bankPayment: {
    subject: (amount: string, childFirstName: string) => `${amount} fra banken til ${childFirstName}`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} er kommet inn fra banken på kantinekortet til ${childFirstName}, ${schoolName}. Pengene kan brukes i kassen med en gang.`,
    balance: (balance: string) => `Saldo etterpå: ${balance}`,
  },
  topupReceipt: {
    subject: (amount: string, childFirstName: string) => `Kvittering: ${amount} til ${childFirstName}`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} er satt inn på kantinekortet til ${childFirstName}, ${schoolName}. Pengene kan brukes i kassen med en gang.`,
    cardFee: (amount: string) => `Trukket av dette for nytt kort: ${amount}`,
    balance: (balance: string) => `Saldo etterpå: ${balance}`,
    fee: (amount: string) => `Gebyr: ${amount}`,
    paidAt: (time: string) => `Tid: ${time}`,
    reference: (reference: string) => `Referanse: ${reference}`,
    paidBy: (provider: string) => `Betalt med: ${provider}`,
    paidTo: (operatorName: string, organisationNumber: string) => `Betalt til: ${operatorName}, org.nr. ${organisationNumber}`,
  },
}
