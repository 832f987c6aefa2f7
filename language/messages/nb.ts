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
    text: 'Åpne lenken for å velge et nytt passord, eller for å logge inn uten:',
    lifetime: 'Lenken virker én gang, i én time.',
  },
  passwordChanged: {
    subject: 'Passordet ditt er endret',
    text: 'Passordet til profilen din er nettopp endret, og du er logget ut alle andre steder.',
    notYou: 'Var det ikke du som gjorde det? Lag et nytt passord med en gang, med «Glemt passord?» her:',
  },
  signInCode: {
    subject: 'Koden din for å logge inn',
    text: (provider: string) => `Noen vil koble innlogging med ${provider} til profilen din. Er det du, skriver du denne koden der du begynte:`,
    lifetime: 'Koden virker i et kvarter, og bare den nyeste. Gi den aldri til noen andre.',
    notYou: 'Er det ikke du, trenger du ikke gjøre noe. Uten koden skjer ingenting.',
  },
  wayInAdded: {
    subject: 'Ny måte å logge inn på',
    text: (wayIn: string) => `Fra nå kan du logge inn med ${wayIn}. Du ser alle måtene under «Innlogging» i profilen din.`,
    notYou: 'Var det ikke du som la den til? Logg inn, ta den bort og lag et nytt passord med en gang:',
  },
  wayInRemoved: {
    subject: 'En måte å logge inn på er tatt bort',
    text: (wayIn: string) => `Det går ikke lenger an å logge inn på profilen din med ${wayIn}.`,
    notYou: 'Var det ikke du som tok den bort? Logg inn og lag et nytt passord med en gang:',
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
    push: 'Varsel',
    to: 'Til',
    empty: 'Ingen meldinger ennå',
    emptyLead: 'Registrer deg i portalen, så kommer meldingen hit.',
    openPortal: 'Gå til portalen',
    newer: 'Nyere',
    older: 'Eldre',
    pages: 'Sider',
  },
  limitAsk: {
    subject: (child: string) => `${child} ber om lov i kantina`,
    text: ({ child, school, amount }: { child: string; school: string; amount: string }) =>
      `${child} ber om lov til å handle for inntil ${amount} i kantina på ${school} i dag, selv om grensene dine ikke tillater det.`,
    textOf: ({ child, school, amount, products }: { child: string; school: string; amount: string; products: string }) =>
      `${child} ber om lov til å kjøpe ${products} i kantina på ${school} i dag, for inntil ${amount} til sammen, selv om grensene dine ikke tillater det.`,
    press: 'Åpne lenken, og trykk ja eller nei:',
    lifetime: 'Et ja gjelder for ett kjøp, ut dagen. Lenken er din alene, så ikke send den videre.',
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
  paymentMeter: {
    subject: {
      near: 'Betalingene nærmer seg grensen på 1 million euro',
      close: 'Betalingene er straks ved grensen på 1 million euro',
      over: 'Betalingene er over 1 million euro: Finanstilsynet skal ha melding',
    },
    text: (operator: string, paid: string, limit: string) =>
      `Hos ${operator} er det betalt for ${paid} med kantinekort de siste 12 månedene. Grensen er 1 million euro, som nå er ${limit}. Går dere over, skal driveren melde fra til Finanstilsynet.`,
    whatToDo: {
      near: 'Ingenting å gjøre ennå. Vi skriver igjen ved 95 prosent.',
      close: 'Gjør klar meldingen: se «meldepliktig betalingstjenestevirksomhet» på finanstilsynet.no.',
      over: 'Meld fra nå: se «meldepliktig betalingstjenestevirksomhet» på finanstilsynet.no.',
    },
  },
  bankPayment: {
    subject: (amount: string, childFirstName: string) => `${amount} fra banken til ${childFirstName}`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} er kommet inn fra banken på kantinekortet til ${childFirstName}, ${schoolName}. Pengene kan brukes i kassen med en gang.`,
    balance: (balance: string) => `Saldo etterpå: ${balance}`,
  },
  giftReceipt: {
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `Tusen takk! ${amount} er betalt til kantinekortet til ${childFirstName}, ${schoolName}.`,
    reversed: (amount: string, childFirstName: string) =>
      `${amount} som du hadde betalt til kantinekortet til ${childFirstName}, er ført tilbake til deg av betalingsleverandøren eller banken din.`,
  },
  giftReceived: {
    subject: (amount: string, childFirstName: string) => `${childFirstName} har fått ${amount} i gave`,
    text: (amount: string, childFirstName: string, from: string | null) =>
      from === null
        ? `Noen har betalt ${amount} til kantinekortet til ${childFirstName} med betalingslenken du har delt.`
        : `${from} har betalt ${amount} til kantinekortet til ${childFirstName} med betalingslenken du har delt.`,
    balance: (balance: string) => `Pengene kan brukes med en gang. Saldoen er nå ${balance}.`,
    waits: 'Kortet er fullt nå, så pengene venter. De kommer på kortet av seg selv når noe er brukt.',
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
  automatic: {
    byItself: 'Dette ble fylt på av seg selv, slik du har avtalt. Vil du ta en pause, endre eller avslutte, gjør du det her:',
    manage: 'Ta en pause, endre eller avslutt her:',
    startedSubject: (childFirstName: string) => `Kortet til ${childFirstName} fylles nå på av seg selv`,
    below: (amount: string, threshold: string) => `Når saldoen er under ${threshold}, trekker vi ${amount} fra kortet ditt.`,
    onDay: (amount: string, day: number) => `Den ${day}. hver måned trekker vi ${amount} fra kortet ditt. Er måneden kortere, blir det den siste dagen.`,
    cap: (cap: string) => `Det blir aldri mer enn ${cap} i en kalendermåned.`,
    fromCard: (card: string) => `Kortet som trekkes: ${card}`,
    everyTime: 'Du får en melding hver gang. Det koster ikke noe.',
    refusedSubject: (childFirstName: string) => `Påfyllingen til ${childFirstName} gikk ikke gjennom`,
    refused: (amount: string, card: string) => `Vi prøvde å fylle på ${amount} fra ${card}, men banken sa nei.`,
    noMoney: 'Banken sier at det ikke var nok penger på kontoen.',
    dayLimit: 'Banken sier at grensen for kortet er nådd.',
    noReason: 'Banken sier ikke hvorfor.',
    triedTomorrow: 'Vi prøver igjen i morgen. Etter tre nei på rad stopper vi. Trenger kortet penger før det, kan du fylle på selv.',
    noAnswerSubject: (childFirstName: string) => `Påfyllingen til ${childFirstName} ble ikke gjort`,
    noAnswer: (amount: string) => `Vi skulle fylle på ${amount}, men fikk ikke svar fra betalingsleverandøren. Ingenting er trukket.`,
    maybeReserved: 'Ser du beløpet som reservert i banken, blir det frigitt av seg selv.',
    payYourself: 'Vi prøver igjen av oss selv. Trenger kortet penger nå, kan du fylle på selv.',
    capSubject: (childFirstName: string) => `Månedens grense for påfylling til ${childFirstName} er nådd`,
    capReached: (cap: string) =>
      `Vi har fylt på så mye som du har avtalt for denne måneden: ${cap}. Ikke mer blir trukket før neste måned, om du ikke hever grensen.`,
    expiresSubject: (childFirstName: string) => `Kortet som fyller på for ${childFirstName}, går snart ut`,
    expires: (card: string) => `${card} går snart ut. Etter det kan vi ikke fylle på av oss selv.`,
    newCard: 'Velg «Bytt kort», og betal én gang med det nye, så går alt videre.',
    restsSubject: {
      paused: (childFirstName: string) => `Påfyllingen til ${childFirstName} er satt på pause`,
      stopped: (childFirstName: string) => `Påfyllingen til ${childFirstName} har stoppet`,
      ended: (childFirstName: string) => `Påfyllingen til ${childFirstName} er avsluttet`,
    },
    whys: {
      owner: 'Du har gjort det selv.',
      office: 'Skolens kontor har gjort det for deg.',
      charged_back: 'Banken din har ført tilbake en betaling til kortet. Derfor trekker vi ikke mer før du har sett på det og satt det i gang igjen.',
      debt: 'Saldoen er under null fordi en betaling er ført tilbake. Derfor trekker vi ikke av oss selv før det er gjort opp. Fyll på selv, og sett det så i gang igjen.',
      refused: 'Banken har sagt nei tre ganger på rad. Er alt i orden igjen, kan du sette det i gang på nytt.',
      payer_must_confirm: 'Banken vil at du godkjenner selv. Velg «Bytt kort», og betal én gang, så går det videre.',
      card_expired: 'Kortet ditt er gått ut. Velg «Bytt kort», og betal én gang med det nye.',
      card_stopped: 'Banken sier at kortet ikke kan brukes mer. Velg «Bytt kort», og betal én gang med et annet.',
      token_ended: 'Betalingsleverandøren har ikke lenger kortet ditt. Velg «Bytt kort», og betal én gang.',
      limit_reached: 'Banken har sagt nei så mange ganger at kortet ikke kan brukes til dette. Velg «Bytt kort», og betal én gang med et annet.',
      left: 'Tiden i denne kantinen er over.',
      no_right: 'Du følger ikke lenger dette kantinekortet.',
      no_card: 'Du betalte med noe vi ikke kan lagre. Pengene er på kortet, men ingenting blir fylt på av seg selv. Prøv igjen med et bankkort.',
      never_paid: 'Den første betalingen ble ikke gjort.',
    },
    theyWrote: (note: string) => `De skrev: «${note}»`,
    cardForgotten: 'Ingenting mer blir trukket, og bankkortet ditt blir slettet, her og hos betalingsleverandøren.',
  },
  payoutCode: {
    subject: 'Koden din for ny konto',
    text: (masked: string) => `Skriv denne koden i portalen for å få pengene dine på kontoen ${masked}:`,
    lifetime: 'Koden virker i et kvarter, og bare den nyeste. Gi den aldri til noen andre.',
    notYou: 'Var det ikke du som ba om den? Da har noen vært inne på profilen din. Lag et nytt passord med en gang.',
  },
  payoutAccount: {
    subject: 'Ny konto for tilbakebetaling',
    yours: (masked: string) => `Kontoen ${masked} er lagt inn på profilen din. Dit går penger du får tilbake, når de ikke kan gå tilbake gjennom betalingen.`,
    others: (firstName: string) => `${firstName} har lagt inn en ny konto for penger fra et kantinekort du følger.`,
    atOnce: 'Den kan brukes med en gang.',
    from: (time: string) => `Den kan først brukes ${time}, så det er tid til å si fra.`,
    notYou: 'Er noe galt? Skriv til skolen her:',
  },
  refundAsked: {
    subject: (amount: string, childFirstName: string) => `${amount} tilbake fra kortet til ${childFirstName}`,
    why: {
      asked: (amount: string, childFirstName: string, schoolName: string) =>
        `Du har bedt om å få tilbake ${amount} fra kantinekortet til ${childFirstName}, ${schoolName}. Pengene er satt av nå. Det koster ingenting.`,
      on_behalf: (amount: string, childFirstName: string, schoolName: string) =>
        `Kontoret på ${schoolName} betaler tilbake ${amount} til deg fra kantinekortet til ${childFirstName}.`,
      left: (amount: string, childFirstName: string, schoolName: string) =>
        `${childFirstName} går ikke lenger på ${schoolName}. Derfor får du tilbake ${amount} som du betalte inn og som ikke er brukt.`,
      exit: (amount: string, childFirstName: string, schoolName: string) =>
        `Kantineløsningen på ${schoolName} avsluttes. Derfor får du tilbake ${amount} fra kortet til ${childFirstName}, som du betalte inn og som ikke er brukt.`,
    },
    throughPayment: (amount: string, day: string) => `${amount} går tilbake gjennom betalingen din ${day}.`,
    toAccount: (amount: string, masked: string) => `${amount} går til kontoen din ${masked}.`,
    toAccountFrom: (amount: string, masked: string) => `${amount} går tilbake til kontoen de kom fra, ${masked}.`,
    toAccountMissing: (amount: string) => `${amount} venter på at du skriver inn et kontonummer.`,
    toOtherPayer: (amount: string) => `${amount} går tilbake til den som betalte dem inn.`,
    waits: 'Beløpet er så stort at noen på kontoret skal godkjenne det først. Du får beskjed.',
    enterAccount: 'Logg inn og skriv inn kontonummeret ditt her:',
  },
  refundOfNobody: {
    subject: (childFirstName: string) => `Penger på kortet til ${childFirstName}: hvem skal ha dem?`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `Det er ${amount} igjen på kantinekortet til ${childFirstName}, ${schoolName}, og vi vet ikke hvem som betalte dem inn. De er satt av til dere.`,
    write: 'Skriv til skolen hvem som skal ha dem:',
  },
  refundStep: {
    subject: {
      paid: (amount: string) => `${amount} er betalt tilbake`,
      moved_to_account: (amount: string) => `${amount} går til konto i stedet`,
      in_file: (amount: string) => `${amount} er sendt til banken`,
      failed: (amount: string) => `Banken kunne ikke betale ut ${amount}`,
      payee_named: (amount: string) => `${amount} fra kantinekortet er dine`,
    },
    text: {
      paid: (amount: string, childFirstName: string) => `${amount} fra kantinekortet til ${childFirstName} er betalt ut.`,
      moved_to_account: (amount: string, childFirstName: string) =>
        `${amount} fra kantinekortet til ${childFirstName} kunne ikke gå tilbake gjennom betalingen. Beløpet går til en bankkonto i stedet.`,
      in_file: (amount: string, childFirstName: string) => `${amount} fra kantinekortet til ${childFirstName} står nå i betalingen som banken har fått.`,
      failed: (amount: string, childFirstName: string) =>
        `Banken kunne ikke betale ut ${amount} fra kantinekortet til ${childFirstName}. Pengene er trygge og venter på en annen konto.`,
      payee_named: (amount: string, childFirstName: string) => `Kontoret har ført opp at ${amount} fra kantinekortet til ${childFirstName} skal til deg.`,
    },
    paidThroughPayment: (amount: string, childFirstName: string) =>
      `${amount} fra kantinekortet til ${childFirstName} er ført tilbake gjennom betalingen. Banken viser pengene som oftest i løpet av et par dager.`,
    account: (masked: string) => `Konto: ${masked}`,
  },
  receiptLink: {
    subject: (schoolName: string) => `Kvittering fra kantina på ${schoolName}`,
    text: (schoolName: string) => `Her er kvitteringen for det du kjøpte i kantina på ${schoolName}.`,
    until: (days: number) => `Lenken virker i ${days} dager.`,
    sms: (schoolName: string, url: string) => `Kvittering fra kantina på ${schoolName}: ${url}`,
  },
  soldOffline: {
    subject: (amount: string, childFirstName: string) => `${childFirstName} handlet for ${amount} mens kassen var uten nett`,
    text: (amount: string, childFirstName: string, schoolName: string, time: string) =>
      `${childFirstName} handlet for ${amount} i kantina på ${schoolName} ${time}. Kassen hadde ikke nett da, og kunne ikke se saldoen. Nå er kjøpet ført.`,
    why: {
      overdrawn: 'Det var ikke nok på kortet.',
      card_blocked: 'Kortet var sperret. Kassen hadde ikke fått vite det ennå.',
      card_replaced: 'Kortet var byttet ut. Kassen hadde ikke fått vite det ennå.',
      card_over: 'Kortet var tatt ut av bruk. Kassen hadde ikke fått vite det ennå.',
      card_expired: 'Kortet var lånt ut for en tid, og tiden var ute.',
      not_enrolled: 'Kortet gjaldt ikke den dagen.',
      code_used_before: 'Den samme koden på mobilen var brukt før.',
      over_purchase_bound: 'Kjøpet var større enn skolen vil selge for uten nett.',
      over_card_bound: 'Kortet ble brukt mer den dagen enn skolen vil når kassen er uten nett.',
      against_stop: 'Varen skulle vært stoppet etter det som er ført opp om allergi eller alder. Kassen hadde ikke fått vite det ennå.',
      over_limit: 'Kjøpet gikk over en grense som foresatte har satt. Uten nett kjenner ikke kassen grensene.',
    },
    debt: (debt: string) => `Kortet mangler nå ${debt}. Det dekkes av neste påfyll, før kortet kan brukes igjen.`,
    notYours: 'Kjenner du ikke igjen kjøpet, så svar på denne e-posten eller skriv til kontoret på skolen.',
  },
  soldAgainstStop: {
    subject: (child: string) => `En voksen i kantina slapp gjennom et kjøp for ${child}`,
    text: ({ products, child, school, amount }: { products: string; child: string; school: string; amount: string }) =>
      `Kassa i kantina på ${school} stoppet et kjøp for ${child} på ${amount}. En voksen så på det og lot det gå gjennom. Det gjelder: ${products}.`,
    stop: {
      contents_stopped: 'Kassa stoppet fordi det inneholder, eller kan inneholde spor av, noe som er ført opp på allergisiden i Kantinekort.',
      contents_unknown: 'Kassa stoppet fordi ingen har bekreftet hva det inneholder, og det er ført opp noe på allergisiden i Kantinekort.',
      age_unknown: 'Kassa stoppet fordi varen har en aldersgrense, og skolen ikke har ført opp fødselsdatoen.',
    },
    reason: {
      checked_contents: 'Den voksnes grunn: «Jeg har sjekket hva det inneholder.»',
      guardian_said_yes: 'Den voksnes grunn: «En foresatt har sagt ja.»',
      for_somebody_else: 'Den voksnes grunn: «Det er til en annen.»',
      saw_proof_of_age: 'Den voksnes grunn: «Jeg har sett bevis på alderen.»',
    },
    advice: 'Er det noe som ikke stemmer, så svar på denne e-posten eller ring skolen.',
  },
  soldByName: {
    subject: (child: string) => `${child} betalte uten kort i kantina`,
    text: ({ child, school, amount }: { child: string; school: string; amount: string }) =>
      `I kantina på ${school} ble ${child} funnet på navn i kassa og betalte ${amount} fra kantinekortet.`,
    reason: {
      forgotten: 'Grunnen som ble oppgitt: kortet var glemt.',
      lost: 'Grunnen som ble oppgitt: kortet er mistet. Sperr det i Kantinekort hvis det ikke er gjort, og be skolen om et nytt.',
      unreadable: 'Grunnen som ble oppgitt: kortet lot seg ikke lese. Skolen kan bytte det.',
      phone: 'Grunnen som ble oppgitt: koden på mobilen kunne ikke vises.',
      other: 'Grunnen som ble oppgitt: noe annet.',
    },
    advice: 'Var det ikke ditt barn, så finn kjøpet i historikken og trykk «Dette var ikke meg».',
  },
  purchaseStopped: {
    subject: (child: string) => `En grense stoppet et kjøp for ${child}`,
    text: ({ child, school, products }: { child: string; school: string; products: string }) =>
      `En grense som du har satt, stoppet et kjøp for ${child} i kantina på ${school}${products === '' ? '' : `: ${products}`}. Ingenting er betalt.`,
    see: 'Se hva som ble stoppet, eller endre grensen:',
  },
  lunchWarning: {
    subject: (child: string | null) => (child === null ? 'Saldoen din rekker ikke til lunsj i morgen' : `Saldoen til ${child} rekker ikke til lunsj i morgen`),
    text: ({ child, school, balance }: { child: string | null; school: string; balance: string }) =>
      child === null
        ? `Det er ${balance} igjen på kantinekortet ditt på ${school}. Det rekker ikke til det du pleier å kjøpe i morgen.`
        : `Det er ${balance} igjen på kantinekortet til ${child} på ${school}. Det rekker ikke til det ${child} pleier å kjøpe i morgen.`,
    topUp: 'Kjøp saldo her, så er den der med en gang:',
    payLink: 'Eller betal uten å logge inn:',
    how: 'Vi regner ut fra hva som ble kjøpt samme ukedag de siste ukene. Det kan bli annerledes i morgen.',
    sms: ({ child, balance, link }: { child: string | null; balance: string; link: string }) =>
      `${child === null ? 'Saldoen din' : `Saldoen til ${child}`} (${balance}) rekker ikke til lunsj i morgen. Kjøp saldo: ${link}`,
  },
  refundWhys: {
    provider_refused: 'Betalingsleverandøren sa nei.',
    provider_down: 'Betalingsleverandøren har ikke svart på tre dager.',
    provider_gone: 'Betalingsleverandøren brukes ikke lenger.',
    taken_back_before: 'Pengene var alt ført tilbake på en annen måte.',
    account_closed: 'Kontoen er avsluttet.',
    account_wrong: 'Kontonummeret finnes ikke.',
    bank_refused: 'Banken avviste betalingen.',
    by_family: 'Du ombestemte deg.',
    by_office: 'Kontoret godkjente det ikke.',
  },
  refundDecided: {
    approved: {
      subject: (amount: string) => `Tilbakebetalingen på ${amount} er godkjent`,
      text: (amount: string, childFirstName: string) =>
        `Kontoret har godkjent at ${amount} fra kantinekortet til ${childFirstName} betales tilbake. Pengene er på vei.`,
    },
    declined: {
      subject: (amount: string) => `Tilbakebetalingen på ${amount} ble ikke godkjent`,
      text: (amount: string, childFirstName: string) => `${amount} er tilbake på kantinekortet til ${childFirstName}. Spør kontoret hvis du lurer på hvorfor.`,
    },
    cancelled: {
      subject: (amount: string) => `Du ombestemte deg: ${amount} er tilbake på kortet`,
      text: (amount: string, childFirstName: string) => `${amount} er tilbake på kantinekortet til ${childFirstName}.`,
    },
  },
}
