import type { MessageTexts } from './texts.ts'

export const nn: MessageTexts = {
  greeting: (firstName) => `Hei, ${firstName}!`,
  ignoreIfNotYou: 'Var det ikkje du som bad om dette? Då kan du sjå bort frå denne meldinga.',
  regards: 'Helsing Kantinekort',
  confirmRegistration: {
    subject: 'Stadfest e-postadressa di',
    text: (schoolName) => `Du har registrert deg i kantina på ${schoolName}. Opne lenkja og skriv passordet du valde, så er kortet ditt klart:`,
    lifetime: 'Lenkja verkar éin gong, i 24 timar.',
  },
  alreadyRegistered: {
    subject: 'Du har alt ein profil',
    text: 'Nokon, kanskje du sjølv, prøvde å registrere denne e-postadressa. Ho har alt ein profil. Logg inn her:',
    forgotten: 'Har du gløymt passordet? Vel «Gløymt passord?» på same sida.',
  },
  newPassword: {
    subject: 'Lag eit nytt passord',
    text: 'Opne lenkja for å velje eit nytt passord, eller for å logge inn utan:',
    lifetime: 'Lenkja verkar éin gong, i éin time.',
  },
  passwordChanged: {
    subject: 'Passordet ditt er endra',
    text: 'Passordet til profilen din er nett endra, og du er logga ut alle andre stader.',
    notYou: 'Var det ikkje du som gjorde det? Lag eit nytt passord med ein gong, med «Gløymt passord?» her:',
  },
  signInCode: {
    subject: 'Koden din for å logge inn',
    text: (provider) => `Nokon vil kople innlogging med ${provider} til profilen din. Er det du, skriv du denne koden der du byrja:`,
    lifetime: 'Koden verkar i eit kvarter, og berre den nyaste. Gi han aldri til nokon andre.',
    notYou: 'Er det ikkje du, treng du ikkje gjere noko. Utan koden skjer ingenting.',
  },
  wayInAdded: {
    subject: 'Ny måte å logge inn på',
    text: (wayIn) => `Frå no kan du logge inn med ${wayIn}. Du ser alle måtane under «Innlogging» i profilen din.`,
    notYou: 'Var det ikkje du som la han til? Logg inn, ta han bort og lag eit nytt passord med ein gong:',
  },
  wayInRemoved: {
    subject: 'Ein måte å logge inn på er teken bort',
    text: (wayIn) => `Det går ikkje lenger an å logge inn på profilen din med ${wayIn}.`,
    notYou: 'Var det ikkje du som tok han bort? Logg inn og lag eit nytt passord med ein gong:',
  },
  guardianInvitation: {
    subject: (childFirstName) => `Følg kantinekortet til ${childFirstName}`,
    text: (childFirstName, schoolName) =>
      `${schoolName} har gitt deg tilgang til kantinekortet til ${childFirstName}. Du kan fylle på pengar og sjå kva som er kjøpt. Opne lenkja og vel eit passord:`,
    lifetime: 'Lenkja verkar éin gong, i 14 dagar. Etterpå kan du lage ei ny med «Gløymt passord?».',
    notYours: 'Kjenner du ikkje barnet? Då har skulen skrive feil adresse. Sjå bort frå denne meldinga, og sei gjerne frå til skulen.',
  },
  guardianAdded: {
    subject: (childFirstName) => `No kan du følgje kantinekortet til ${childFirstName}`,
    text: (childFirstName, schoolName) => `${schoolName} har gitt deg tilgang til kantinekortet til ${childFirstName}. Logg inn som før, så ser du det:`,
  },
  greetingWithoutName: 'Hei!',
  enquiryReceived: {
    subject: (number: number) => `Vi har fått førespurnaden din (nummer ${number})`,
    text: (schoolName: string, number: number) => `Førespurnaden din har kome fram til ${schoolName} og har nummer ${number}. Svaret kjem hit, på e-post.`,
    youWrote: 'Du skreiv:',
    linkLeftOut: '[lenkje]',
    addMore: 'Vil du leggje til noko, gjer du det her:',
    lifetime: 'Lenkja verkar til eitt svar, i 30 dagar. Var det ikkje du som skreiv? Då kan du sjå bort frå denne meldinga.',
  },
  enquiryAnswered: {
    subject: (number: number) => `Svar på førespurnad ${number}`,
    text: (schoolName: string, number: number) => `${schoolName} har svart på førespurnad ${number}:`,
    regards: (firstName: string, schoolName: string) => `Helsing ${firstName}, ${schoolName}`,
    reply: 'Sjå alt som er skrive, og svar her (ikkje på denne e-posten):',
    lifetime: 'Lenkja verkar til eitt svar, i 30 dagar.',
  },
  phoneLinkSms: (firstName: string, link: string) =>
    `Hei, ${firstName}! Opne lenkja på mobilen som skal ha kantinekoden, og trykk på knappen. Ho verkar i ein time: ${link}`,
  newPhone: {
    subject: (firstName: string) => `Kantinekoden til ${firstName} er no på ein ny telefon`,
    text: ({ firstName, schoolName, device, at }: { firstName: string; schoolName: string; device: string; at: string }) =>
      `Koden som betaler for ${firstName} i kantina på ${schoolName}, er no på ein ny telefon: ${device}, ${at}. Koden på telefonen før den verkar ikkje lenger.`,
    devices: { iphone: 'iPhone', ipad: 'iPad', android: 'Android-telefon', other: 'ei anna eining' },
    notYou: 'Var det ikkje deg? Sperr han her, så verkar ingen av dei:',
  },
  colleagueInvitation: {
    subject: (schoolName: string) => `Velkomen til kantinekontoret på ${schoolName}`,
    text: (schoolName: string) => `Du har fått ei stilling i kantineløysinga på ${schoolName}. Opne lenkja og vel eit passord:`,
    lifetime: 'Lenkja verkar éin gong, i 14 dagar. Etterpå kan du lage ei ny med «Gløymt passord?».',
    notYours: 'Arbeider du ikkje der? Då har skulen skrive feil adresse. Sjå bort frå denne meldinga, og sei gjerne frå til skulen.',
  },
  officeIsAt: (link: string) => `Kontoret finn du sidan på ${link}`,
  colleagueAdded: {
    subject: (schoolName: string) => `Du har fått ei stilling på ${schoolName}`,
    text: (schoolName: string) => `Du kan no arbeide i kantineløysinga på ${schoolName}. Logg inn på kontoret med passordet du har:`,
  },
  mailbox: {
    title: 'Postkassa',
    lead: 'Dette er ein demo: ingenting blir sendt ut av huset. Her ligg all e-post og SMS.',
    recipient: 'Mottakar',
    everyone: 'Alle',
    show: 'Vis',
    email: 'E-post',
    sms: 'SMS',
    push: 'Varsel',
    to: 'Til',
    empty: 'Ingen meldingar enno',
    emptyLead: 'Registrer deg i portalen, så kjem meldinga hit.',
    openPortal: 'Gå til portalen',
    newer: 'Nyare',
    older: 'Eldre',
    pages: 'Sider',
  },
  limitAsk: {
    subject: (child: string) => `${child} ber om lov i kantina`,
    text: ({ child, school, amount }: { child: string; school: string; amount: string }) =>
      `${child} ber om lov til å handle for inntil ${amount} i kantina på ${school} i dag, sjølv om grensene dine ikkje tillèt det.`,
    textOf: ({ child, school, amount, products }: { child: string; school: string; amount: string; products: string }) =>
      `${child} ber om lov til å kjøpe ${products} i kantina på ${school} i dag, for inntil ${amount} til saman, sjølv om grensene dine ikkje tillèt det.`,
    press: 'Opne lenkja, og trykk ja eller nei:',
    lifetime: 'Eit ja gjeld for eitt kjøp, ut dagen. Lenkja er berre di, så ikkje send henne vidare.',
  },
  // What the payer reads on the payment provider's page.
  topupDescription: (amount: string) => `Kantinesaldo ${amount}`,
  providers: { 'swedbank-pay': 'Kort (Swedbank Pay)', vipps: 'Vipps' },
  topupGivenBack: {
    subject: (amount: string) => `Betalinga på ${amount} er oppheva`,
    text: (amount: string, childFirstName: string) =>
      `Betalinga på ${amount} til kantinekortet til ${childFirstName} kom så seint at ho ikkje lenger fekk plass. Difor har vi ikkje teke imot ho.`,
    why: 'Beløpet som var reservert på kontoen din, er frigjeve. Banken viser det som oftast i løpet av eit par dagar. Du kan betale på nytt når du vil.',
  },
  topupReversed: {
    subject: (amount: string, childFirstName: string) => `${amount} er trekte tilbake frå kortet til ${childFirstName}`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} som var sette inn på kantinekortet til ${childFirstName}, ${schoolName}, er førte tilbake av betalingsleverandøren eller banken din. Difor er det trekt frå saldoen.`,
    balance: (balance: string) => `Saldoen er no ${balance}.`,
    debt: (debt: string) => `Pengane var alt brukte, så kortet manglar no ${debt}. Det blir dekt av neste påfyll, før kortet kan brukast igjen.`,
  },
  paymentMeter: {
    subject: {
      near: 'Betalingane nærmar seg grensa på 1 million euro',
      close: 'Betalingane er straks ved grensa på 1 million euro',
      over: 'Betalingane er over 1 million euro: Finanstilsynet skal ha melding',
    },
    text: (operator, paid, limit) =>
      `Hos ${operator} er det betalt for ${paid} med kantinekort dei siste 12 månadene. Grensa er 1 million euro, som no er ${limit}. Går de over, skal drivaren melde frå til Finanstilsynet.`,
    whatToDo: {
      near: 'Ingenting å gjere enno. Vi skriv igjen ved 95 prosent.',
      close: 'Gjer klar meldinga: sjå «meldepliktig betalingstjenestevirksomhet» på finanstilsynet.no.',
      over: 'Meld frå no: sjå «meldepliktig betalingstjenestevirksomhet» på finanstilsynet.no.',
    },
  },
  bankPayment: {
    subject: (amount: string, childFirstName: string) => `${amount} frå banken til ${childFirstName}`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} har kome inn frå banken på kantinekortet til ${childFirstName}, ${schoolName}. Pengane kan brukast i kassa med ein gong.`,
    balance: (balance: string) => `Saldo etterpå: ${balance}`,
  },
  giftReceipt: {
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `Tusen takk! ${amount} er betalt til kantinekortet til ${childFirstName}, ${schoolName}.`,
    reversed: (amount: string, childFirstName: string) =>
      `${amount} som du hadde betalt til kantinekortet til ${childFirstName}, er førte tilbake til deg av betalingsleverandøren eller banken din.`,
  },
  giftReceived: {
    subject: (amount: string, childFirstName: string) => `${childFirstName} har fått ${amount} i gåve`,
    text: (amount: string, childFirstName: string, from: string | null) =>
      from === null
        ? `Nokon har betalt ${amount} til kantinekortet til ${childFirstName} med betalingslenkja du har delt.`
        : `${from} har betalt ${amount} til kantinekortet til ${childFirstName} med betalingslenkja du har delt.`,
    balance: (balance: string) => `Pengane kan brukast med ein gong. Saldoen er no ${balance}.`,
    waits: 'Kortet er fullt no, så pengane ventar. Dei kjem på kortet av seg sjølve når noko er brukt.',
  },
  topupReceipt: {
    subject: (amount, childFirstName) => `Kvittering: ${amount} til ${childFirstName}`,
    text: (amount, childFirstName, schoolName) =>
      `${amount} er sett inn på kantinekortet til ${childFirstName}, ${schoolName}. Pengane kan brukast i kassa med ein gong.`,
    cardFee: (amount) => `Trekt av dette for nytt kort: ${amount}`,
    balance: (balance) => `Saldo etterpå: ${balance}`,
    fee: (amount) => `Gebyr: ${amount}`,
    paidAt: (time) => `Tid: ${time}`,
    reference: (reference) => `Referanse: ${reference}`,
    paidBy: (provider: string) => `Betalt med: ${provider}`,
    paidTo: (operatorName, organisationNumber) => `Betalt til: ${operatorName}, org.nr. ${organisationNumber}`,
  },
  automatic: {
    byItself: 'Dette vart fylt på av seg sjølv, slik du har avtalt. Vil du ta ein pause, endre eller avslutte, gjer du det her:',
    manage: 'Ta ein pause, endre eller avslutt her:',
    startedSubject: (childFirstName: string) => `Kortet til ${childFirstName} blir no fylt på av seg sjølv`,
    below: (amount: string, threshold: string) => `Når saldoen er under ${threshold}, trekkjer vi ${amount} frå kortet ditt.`,
    onDay: (amount: string, day: number) => `Den ${day}. kvar månad trekkjer vi ${amount} frå kortet ditt. Er månaden kortare, blir det den siste dagen.`,
    cap: (cap: string) => `Det blir aldri meir enn ${cap} i ein kalendermånad.`,
    fromCard: (card: string) => `Kortet som blir trekt: ${card}`,
    everyTime: 'Du får ei melding kvar gong. Det kostar ingenting.',
    refusedSubject: (childFirstName: string) => `Påfyllinga til ${childFirstName} gjekk ikkje gjennom`,
    refused: (amount: string, card: string) => `Vi prøvde å fylle på ${amount} frå ${card}, men banken sa nei.`,
    noMoney: 'Banken seier at det ikkje var nok pengar på kontoen.',
    dayLimit: 'Banken seier at grensa for kortet er nådd.',
    noReason: 'Banken seier ikkje kvifor.',
    triedTomorrow: 'Vi prøver igjen i morgon. Etter tre nei på rad stoppar vi. Treng kortet pengar før det, kan du fylle på sjølv.',
    noAnswerSubject: (childFirstName: string) => `Påfyllinga til ${childFirstName} vart ikkje gjord`,
    noAnswer: (amount: string) => `Vi skulle fylle på ${amount}, men fekk ikkje svar frå betalingsleverandøren. Ingenting er trekt.`,
    maybeReserved: 'Ser du beløpet som reservert i banken, blir det frigjeve av seg sjølv.',
    payYourself: 'Vi prøver igjen av oss sjølve. Treng kortet pengar no, kan du fylle på sjølv.',
    capSubject: (childFirstName: string) => `Grensa for påfylling til ${childFirstName} denne månaden er nådd`,
    capReached: (cap: string) =>
      `Vi har fylt på så mykje som du har avtalt for denne månaden: ${cap}. Ikkje meir blir trekt før neste månad, om du ikkje hevar grensa.`,
    expiresSubject: (childFirstName: string) => `Kortet som fyller på for ${childFirstName}, går snart ut`,
    expires: (card: string) => `${card} går snart ut. Etter det kan vi ikkje fylle på av oss sjølve.`,
    newCard: 'Vel «Byt kort», og betal éin gong med det nye, så går alt vidare.',
    restsSubject: {
      paused: (childFirstName: string) => `Påfyllinga til ${childFirstName} er sett på pause`,
      stopped: (childFirstName: string) => `Påfyllinga til ${childFirstName} har stoppa`,
      ended: (childFirstName: string) => `Påfyllinga til ${childFirstName} er avslutta`,
    },
    whys: {
      owner: 'Du har gjort det sjølv.',
      office: 'Kontoret på skulen har gjort det for deg.',
      charged_back: 'Banken din har ført tilbake ei betaling til kortet. Difor trekkjer vi ikkje meir før du har sett på det og sett det i gang igjen.',
      debt: 'Saldoen er under null fordi ei betaling er ført tilbake. Difor trekkjer vi ikkje av oss sjølve før det er gjort opp. Fyll på sjølv, og set det så i gang igjen.',
      refused: 'Banken har sagt nei tre gonger på rad. Er alt i orden igjen, kan du setje det i gang på nytt.',
      payer_must_confirm: 'Banken vil at du godkjenner sjølv. Vel «Byt kort», og betal éin gong, så går det vidare.',
      card_expired: 'Kortet ditt er gått ut. Vel «Byt kort», og betal éin gong med det nye.',
      card_stopped: 'Banken seier at kortet ikkje kan brukast meir. Vel «Byt kort», og betal éin gong med eit anna.',
      token_ended: 'Betalingsleverandøren har ikkje lenger kortet ditt. Vel «Byt kort», og betal éin gong.',
      limit_reached: 'Banken har sagt nei så mange gonger at kortet ikkje kan brukast til dette. Vel «Byt kort», og betal éin gong med eit anna.',
      left: 'Tida i denne kantina er over.',
      no_right: 'Du følgjer ikkje lenger dette kantinekortet.',
      no_card: 'Du betalte med noko vi ikkje kan lagre. Pengane er på kortet, men ingenting blir fylt på av seg sjølv. Prøv igjen med eit bankkort.',
      never_paid: 'Den første betalinga vart ikkje gjord.',
    },
    theyWrote: (note: string) => `Dei skreiv: «${note}»`,
    cardForgotten: 'Ingenting meir blir trekt, og bankkortet ditt blir sletta, her og hos betalingsleverandøren.',
  },
  payoutCode: {
    subject: 'Koden din for ny konto',
    text: (masked: string) => `Skriv denne koden i portalen for å få pengane dine på kontoen ${masked}:`,
    lifetime: 'Koden verkar i eit kvarter, og berre den nyaste. Gi han aldri til nokon andre.',
    notYou: 'Var det ikkje du som bad om han? Då har nokon vore inne på profilen din. Lag eit nytt passord med ein gong.',
  },
  payoutAccount: {
    subject: 'Ny konto for tilbakebetaling',
    yours: (masked: string) => `Kontoen ${masked} er lagd inn på profilen din. Dit går pengar du får tilbake, når dei ikkje kan gå tilbake gjennom betalinga.`,
    others: (firstName: string) => `${firstName} har lagt inn ein ny konto for pengar frå eit kantinekort du følgjer.`,
    atOnce: 'Han kan brukast med ein gong.',
    from: (time: string) => `Han kan først brukast ${time}, så det er tid til å seie frå.`,
    notYou: 'Er noko gale? Skriv til skulen her:',
  },
  refundAsked: {
    subject: (amount: string, childFirstName: string) => `${amount} tilbake frå kortet til ${childFirstName}`,
    why: {
      asked: (amount: string, childFirstName: string, schoolName: string) =>
        `Du har bede om å få tilbake ${amount} frå kantinekortet til ${childFirstName}, ${schoolName}. Pengane er sette av no. Det kostar ingenting.`,
      on_behalf: (amount: string, childFirstName: string, schoolName: string) =>
        `Kontoret på ${schoolName} betaler tilbake ${amount} til deg frå kantinekortet til ${childFirstName}.`,
      left: (amount: string, childFirstName: string, schoolName: string) =>
        `${childFirstName} går ikkje lenger på ${schoolName}. Difor får du tilbake ${amount} som du betalte inn og som ikkje er brukte.`,
      exit: (amount: string, childFirstName: string, schoolName: string) =>
        `Kantineløysinga på ${schoolName} blir avslutta. Difor får du tilbake ${amount} frå kortet til ${childFirstName}, som du betalte inn og som ikkje er brukte.`,
    },
    throughPayment: (amount: string, day: string) => `${amount} går tilbake gjennom betalinga di ${day}.`,
    toAccount: (amount: string, masked: string) => `${amount} går til kontoen din ${masked}.`,
    toAccountFrom: (amount: string, masked: string) => `${amount} går tilbake til kontoen dei kom frå, ${masked}.`,
    toAccountMissing: (amount: string) => `${amount} ventar på at du skriv inn eit kontonummer.`,
    toOtherPayer: (amount: string) => `${amount} går tilbake til den som betalte dei inn.`,
    waits: 'Beløpet er så stort at nokon på kontoret skal godkjenne det først. Du får beskjed.',
    enterAccount: 'Logg inn og skriv inn kontonummeret ditt her:',
  },
  refundOfNobody: {
    subject: (childFirstName: string) => `Pengar på kortet til ${childFirstName}: kven skal ha dei?`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `Det er ${amount} att på kantinekortet til ${childFirstName}, ${schoolName}, og vi veit ikkje kven som betalte dei inn. Dei er sette av til dykk.`,
    write: 'Skriv til skulen kven som skal ha dei:',
  },
  refundStep: {
    subject: {
      paid: (amount: string) => `${amount} er betalte tilbake`,
      moved_to_account: (amount: string) => `${amount} går til konto i staden`,
      in_file: (amount: string) => `${amount} er sende til banken`,
      failed: (amount: string) => `Banken kunne ikkje betale ut ${amount}`,
      payee_named: (amount: string) => `${amount} frå kantinekortet er dine`,
    },
    text: {
      paid: (amount: string, childFirstName: string) => `${amount} frå kantinekortet til ${childFirstName} er betalte ut.`,
      moved_to_account: (amount: string, childFirstName: string) =>
        `${amount} frå kantinekortet til ${childFirstName} kunne ikkje gå tilbake gjennom betalinga. Beløpet går til ein bankkonto i staden.`,
      in_file: (amount: string, childFirstName: string) => `${amount} frå kantinekortet til ${childFirstName} står no i betalinga som banken har fått.`,
      failed: (amount: string, childFirstName: string) =>
        `Banken kunne ikkje betale ut ${amount} frå kantinekortet til ${childFirstName}. Pengane er trygge og ventar på ein annan konto.`,
      payee_named: (amount: string, childFirstName: string) => `Kontoret har ført opp at ${amount} frå kantinekortet til ${childFirstName} skal til deg.`,
    },
    paidThroughPayment: (amount: string, childFirstName: string) =>
      `${amount} frå kantinekortet til ${childFirstName} er førte tilbake gjennom betalinga. Banken viser pengane som oftast i løpet av eit par dagar.`,
    account: (masked: string) => `Konto: ${masked}`,
  },
  receiptLink: {
    subject: (schoolName) => `Kvittering frå kantina på ${schoolName}`,
    text: (schoolName) => `Her er kvitteringa for det du kjøpte i kantina på ${schoolName}.`,
    until: (days) => `Lenkja verkar i ${days} dagar.`,
    sms: (schoolName, url) => `Kvittering frå kantina på ${schoolName}: ${url}`,
  },
  soldOffline: {
    subject: (amount: string, childFirstName: string) => `${childFirstName} handla for ${amount} medan kassa var utan nett`,
    text: (amount: string, childFirstName: string, schoolName: string, time: string) =>
      `${childFirstName} handla for ${amount} i kantina på ${schoolName} ${time}. Kassa hadde ikkje nett då, og kunne ikkje sjå saldoen. No er kjøpet ført.`,
    why: {
      overdrawn: 'Det var ikkje nok på kortet.',
      card_blocked: 'Kortet var sperra. Kassa hadde ikkje fått vite det enno.',
      card_replaced: 'Kortet var bytt ut. Kassa hadde ikkje fått vite det enno.',
      card_over: 'Kortet var teke ut av bruk. Kassa hadde ikkje fått vite det enno.',
      card_expired: 'Kortet var lånt ut for ei tid, og tida var ute.',
      not_enrolled: 'Kortet gjaldt ikkje den dagen.',
      code_used_before: 'Den same koden på mobilen var brukt før.',
      over_purchase_bound: 'Kjøpet var større enn skulen vil selje for utan nett.',
      over_card_bound: 'Kortet vart brukt meir den dagen enn skulen vil når kassa er utan nett.',
      against_stop: 'Vara skulle ha vore stoppa etter det som er ført opp om allergi eller alder. Kassa hadde ikkje fått vite det enno.',
      over_limit: 'Kjøpet gjekk over ei grense som føresette har sett. Utan nett kjenner ikkje kassa grensene.',
    },
    debt: (debt: string) => `Kortet manglar no ${debt}. Det blir dekt av neste påfyll, før kortet kan brukast igjen.`,
    notYours: 'Kjenner du ikkje att kjøpet, så svar på denne e-posten eller skriv til kontoret på skulen.',
  },
  soldAgainstStop: {
    subject: (child: string) => `Ein vaksen i kantina sleppte gjennom eit kjøp for ${child}`,
    text: ({ products, child, school, amount }: { products: string; child: string; school: string; amount: string }) =>
      `Kassa i kantina på ${school} stoppa eit kjøp for ${child} på ${amount}. Ein vaksen såg på det og lét det gå gjennom. Det gjeld: ${products}.`,
    stop: {
      contents_stopped: 'Kassa stoppa fordi det inneheld, eller kan innehalde spor av, noko som er ført opp på allergisida i Kantinekort.',
      contents_unknown: 'Kassa stoppa fordi ingen har stadfesta kva det inneheld, og det er ført opp noko på allergisida i Kantinekort.',
      age_unknown: 'Kassa stoppa fordi vara har ei aldersgrense, og skulen ikkje har ført opp fødselsdatoen.',
    },
    reason: {
      checked_contents: 'Grunnen den vaksne gav: «Eg har sjekka kva det inneheld.»',
      guardian_said_yes: 'Grunnen den vaksne gav: «Ein føresett har sagt ja.»',
      for_somebody_else: 'Grunnen den vaksne gav: «Det er til ein annan.»',
      saw_proof_of_age: 'Grunnen den vaksne gav: «Eg har sett prov på alderen.»',
    },
    advice: 'Er det noko som ikkje stemmer, så svar på denne e-posten eller ring skulen.',
  },
  soldByName: {
    subject: (child) => `${child} betalte utan kort i kantina`,
    text: ({ child, school, amount }) => `I kantina på ${school} vart ${child} funnen på namn i kassa og betalte ${amount} frå kantinekortet.`,
    reason: {
      forgotten: 'Grunnen som vart oppgitt: kortet var gløymt.',
      lost: 'Grunnen som vart oppgitt: kortet er mista. Sperr det i Kantinekort om det ikkje er gjort, og be skulen om eit nytt.',
      unreadable: 'Grunnen som vart oppgitt: kortet lét seg ikkje lese. Skulen kan byte det.',
      phone: 'Grunnen som vart oppgitt: koden på mobilen kunne ikkje visast.',
      other: 'Grunnen som vart oppgitt: noko anna.',
    },
    advice: 'Var det ikkje barnet ditt, så finn kjøpet i historikken og trykk «Dette var ikkje meg».',
  },
  purchaseStopped: {
    subject: (child) => `Ei grense stoppa eit kjøp for ${child}`,
    text: ({ child, school, products }) =>
      `Ei grense som du har sett, stoppa eit kjøp for ${child} i kantina på ${school}${products === '' ? '' : `: ${products}`}. Ingenting er betalt.`,
    see: 'Sjå kva som vart stoppa, eller endre grensa:',
  },
  lunchWarning: {
    subject: (child) => (child === null ? 'Saldoen din rekk ikkje til lunsj i morgon' : `Saldoen til ${child} rekk ikkje til lunsj i morgon`),
    text: ({ child, school, balance }) =>
      child === null
        ? `Det er ${balance} att på kantinekortet ditt på ${school}. Det rekk ikkje til det du plar kjøpe i morgon.`
        : `Det er ${balance} att på kantinekortet til ${child} på ${school}. Det rekk ikkje til det ${child} plar kjøpe i morgon.`,
    topUp: 'Kjøp saldo her, så er han der med ein gong:',
    payLink: 'Eller betal utan å logge inn:',
    how: 'Vi reknar ut frå kva som vart kjøpt same vekedag dei siste vekene. Det kan bli annleis i morgon.',
    sms: ({ child, balance, link }) =>
      `${child === null ? 'Saldoen din' : `Saldoen til ${child}`} (${balance}) rekk ikkje til lunsj i morgon. Kjøp saldo: ${link}`,
  },
  refundWhys: {
    provider_refused: 'Betalingsleverandøren sa nei.',
    provider_down: 'Betalingsleverandøren har ikkje svart på tre dagar.',
    provider_gone: 'Betalingsleverandøren er ikkje i bruk lenger.',
    taken_back_before: 'Pengane var alt førte tilbake på ein annan måte.',
    account_closed: 'Kontoen er avslutta.',
    account_wrong: 'Kontonummeret finst ikkje.',
    bank_refused: 'Banken avviste betalinga.',
    by_family: 'Du ombestemte deg.',
    by_office: 'Kontoret godkjende det ikkje.',
  },
  refundDecided: {
    approved: {
      subject: (amount: string) => `Tilbakebetalinga på ${amount} er godkjend`,
      text: (amount: string, childFirstName: string) =>
        `Kontoret har godkjent at ${amount} frå kantinekortet til ${childFirstName} blir betalte tilbake. Pengane er på veg.`,
    },
    declined: {
      subject: (amount: string) => `Tilbakebetalinga på ${amount} vart ikkje godkjend`,
      text: (amount: string, childFirstName: string) => `${amount} er tilbake på kantinekortet til ${childFirstName}. Spør kontoret om du lurer på kvifor.`,
    },
    cancelled: {
      subject: (amount: string) => `Du ombestemte deg: ${amount} er tilbake på kortet`,
      text: (amount: string, childFirstName: string) => `${amount} er no tilbake på kantinekortet til ${childFirstName}.`,
    },
  },
}
