import type { RefusalFacts } from '../../contract/refusals.ts'
import { nn as allergens } from '../allergens/nn.ts'
import { amountIn, minutesIn, numberIn, priceRange, textIn } from './facts.ts'
import { contentsIn, productsIn, type StopWords } from './stop-sentences.ts'
import type { TillRefusalTexts } from './till-texts.ts'

const words: StopWords = {
  and: 'og',
  contains: (what, product) => `Inneheld ${what}: ${product}.`,
  traces: (what, product) => `Kan innehalde spor av ${what}: ${product}.`,
  cannotStand: (firstName, what) => `${firstName} toler ikkje ${what}.`,
  somethingIn: 'Noko i korga er ført opp som noko eleven ikkje toler.',
}
const products = (facts: RefusalFacts) => productsIn(facts, words.and, (name) => `«${name}»`)
/** Without a network nobody can say yes at the till. */
const orAdult = (facts: RefusalFacts) => (facts['isAlone'] === true ? '' : ', eller lat ein vaksen avgjere det')
const orProof = (facts: RefusalFacts) => (facts['isAlone'] === true ? '' : ', eller vis prov på alderen til ein vaksen som kan seie ja')

export const nn: TillRefusalTexts = {
  day_is_over: 'Dagsoppgjeret for i dag er teke, så denne kassa sel ikkje meir i dag. Bruk ei anna kasse, eller vent til i morgon.',
  nothing_sold_today: 'Kassa har ikkje selt noko sidan det førre dagsoppgjeret. Då er det ikkje noko å gjere opp.',
  receipt_copied_before: 'Kvitteringa er skriven ut, og kopien òg. Lova tillèt berre éin kopi: familien ser kjøpet i profilen.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Av «${name}»`) || 'Av ei av varene'} er det ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'ingen' : `berre ${left}`)) || 'færre'} att å returnere. Resten er returnert før.`,
  not_enough_for_all: (facts) => `Saldoen rekk ikkje til alt. Ta bort ${products(facts) || 'noko'}, så går resten gjennom.`,
  price_out_of_bounds: (facts) =>
    `${textIn(facts, 'name', (name) => `«${name}»`) || 'Vara'} har ein pris som kontoret ikkje tillèt${priceRange(facts, (least, most) => `: han er frå ${least} til ${most}`)}. Ta vara ut av korga, og slå henne inn på nytt.`,
  purchase_replaced: 'Dette salet er selt på nytt utan nett. Det blir berre trekt den gongen, så gå vidare til neste.',
  offline_not_allowed: 'Skulen sel ikkje utan nett. Vent til kassa har kontakt att.',
  offline_list_too_old: 'Kassa har vore utan nett for lenge til å vite kven som har pengar på kortet. Vent til ho har kontakt att.',
  offline_waited_too_long: 'Sal har venta for lenge på å bli sende. Få kassa på nett før ho sel meir.',
  offline_till_full: 'Det ventar så mykje på denne kassa at ho ikkje sel meir utan nett. Få henne på nett, eller bruk ei anna kasse.',
  offline_card_unknown: 'Kassa kjenner ikkje dette kortet utan nett. Prøv eit anna kort, eller vent til det er kontakt att.',
  offline_amount_too_high: (facts) =>
    `Utan nett sel kassa for høgst ${amountIn(facts, 'mostOre', (most) => most) || 'eit mindre beløp'} om gongen. Ta bort noko.`,
  offline_card_limit: (facts) =>
    `Kortet har brukt det det kan utan nett i dag${amountIn(facts, 'leftOre', (left) => `: det er ${left} att`)}. Ta bort noko, eller vent til det er kontakt att.`,
  offline_balance_unsure: (facts) =>
    `Utan nett kan kortet betale ${amountIn(facts, 'leftOre', (left) => left) || 'mindre enn dette'}. Ta bort noko, eller vent til det er kontakt att.`,
  offline_cashier_unknown: 'Denne kassa kjenner ikkje PIN-koden din utan nett. La ein som har logga inn her før, ta over til det er kontakt att.',
  offline_pin_locked: 'Det er tasta feil for mange gonger utan nett. La ein annan ta over, eller vent til det er kontakt att.',
  reserve_device_unknown: 'Vi kjenner ikkje denne eininga. Gjer henne til kasse på nytt med ein kode frå kontoret.',
  too_many_devices: 'Denne kassa har hatt for mange einingar. Lag ei ny kasse på kontoret.',
  training_is_over: 'Treninga er over. Det du slår inn no, blir betalt.',
  receipt_address_unknown: 'Vi kjenner inga adresse til den som betalte. Skriv inn ei adresse i staden.',
  receipt_waits: 'Kvitteringa kan ikkje skrivast ut akkurat no. Prøv igjen når salet er ført.',
  delivery_receipt_printed: 'Utleveringskvitteringa er skriven ut. Ho blir skriven ut berre éin gong.',
  provisional_receipt_printed: 'Den førebelse kvitteringa er skriven ut. Ho blir skriven ut berre éin gong.',
  served_and_paid: 'Dette er servert og betalt før. Tøm korga, så blir det ikkje betalt to gonger.',
  served_and_replaced: 'Det finst ei nyare førebels kvittering for dette. Tøm korga, og hent fram den nyaste.',
  not_while_practising: 'I trening blir det laga berre treningskvitteringar. Avslutt treninga først.',
  return_too_late: (facts) =>
    `Salet er for gammalt til å bli teke tilbake her${numberIn(facts, 'days', (days) => `: skulen tek varer tilbake i ${days === 1 ? 'éin dag' : `${days} dagar`}`)}. Kontoret kan gi pengar tilbake på ein annan måte.`,
  training_receipt_printed: 'Treningskvitteringa er skriven ut. Ho blir skriven ut berre éin gong.',
  cashier_not_signed_in: 'Ingen er logga inn på kassa. Vel namnet ditt og tast PIN-koden, så sel ho igjen.',
  another_cashier: 'Ein annan har logga inn på kassa imellom. Sjå kven det er øvst, og logg inn sjølv før du sel.',
  cashier_not_here: 'Denne kasseraren er ikkje i bruk lenger. Vel eit anna namn, eller spør kontoret.',
  cashiers_not_in_use: 'Skulen bruker ikkje innlogging på kassa. Du kan selje utan.',
  pin_wrong: (facts) =>
    `PIN-koden stemmer ikkje. ${numberIn(facts, 'triesLeft', (left) => (left === 0 ? 'Vent litt før du prøver igjen' : left === 1 ? 'Du har eitt forsøk att' : `Du har ${left} forsøk att`)) || 'Prøv igjen'}.`,
  pin_tried_too_often: (facts) =>
    `Det er tasta feil for mange gonger. Vent ${minutesIn(facts, (minutes) => (minutes === 1 ? 'eitt minutt' : waitOf(minutes))) || 'litt'}, eller få ein ny PIN-kode på kontoret.`,
  pin_not_usable: 'Denne PIN-koden er for lett å gjette. Vel fire til seks siffer som ikkje er like, ikkje kjem på rad og ikkje gjentek seg.',
  supervisor_needed: 'Ein elev sel under tilsyn. Få ein vaksen kasserar til å taste PIN-koden sin først.',
  adult_needed: 'Dette må ein vaksen kasserar gjere. Vel namnet til ein vaksen.',
  second_adult_needed: 'Den som sel, kan ikkje godkjenne sjølv. Få ein annan vaksen kasserar til å taste PIN-koden sin.',
  no_adult_cashier: 'Skulen treng minst éin vaksen kasserar når alle loggar inn. Legg til ein vaksen, eller slå av innlogginga først.',
  pupil_is_cashier: 'Denne eleven er kasserar frå før. Gi ein ny PIN-kode til den som står i lista.',
  too_many_cashiers: 'Skulen har hundre kasserarar i bruk. Avslutt dei som ikkje sel lenger, før du legg til fleire.',
  contents_stopped: (facts) => `${contentsIn(facts, allergens, words)} Ta det ut av korga${orAdult(facts)}.`,
  contents_unknown: (facts) =>
    `Ingen har stadfesta kva ${products(facts) || 'ei av varene'} inneheld, og${textIn(facts, 'firstName', (name) => ` ${name}`) || ' eleven'} har noko å passe på. Ta det ut av korga${orAdult(facts)}.`,
  age_too_low: (facts) =>
    `${products(facts) || 'Ei av varene'} blir seld${numberIn(facts, 'ageLimit', (age) => ` frå ${age} år`) || ' ikkje til alle'}${textIn(facts, 'ageReason', (why) => ` (${why})`)}, og eleven er for ung. Ta det ut av korga.`,
  seller_too_young: (facts) =>
    `${products(facts) || 'Noko i korga'} har aldersgrense, og den som er logga inn, er under 18. Ta det ut av korga${facts['isAlone'] === true ? ', eller la ein vaksen føre tilsyn' : ', eller la ein vaksen sleppe det gjennom'}.`,
  age_unknown: (facts) =>
    `${products(facts) || 'Ei av varene'} blir seld${numberIn(facts, 'ageLimit', (age) => ` frå ${age} år`) || ' ikkje til alle'}${textIn(facts, 'ageReason', (why) => ` (${why})`)}, og skulen veit ikkje kor gammal eleven er. Ta det ut av korga${orProof(facts)}.`,
  limit_hours: (facts) =>
    `Dette kortet betaler ikkje no${textIn(facts, 'from', (from) => `${textIn(facts, 'until', (until) => `, berre kl. ${from}–${until}`)}`)}. Eleven kan be om lov i Kantinekort, eller kome att då.`,
  limit_products: (facts) =>
    `Dette kortet kan ikkje brukast til ${products(facts) || 'ei av varene'}. Ta det ut av korga, eller lat eleven be om lov i Kantinekort.`,
  limit_amount: (facts) =>
    `Dette kortet kan ikkje brukast til så mykje no. Ta ut varer${amountIn(facts, 'overOre', (over) => ` for minst ${over}`)}, eller lat eleven be om lov i Kantinekort.`,
  stop_not_open: 'Salet er ikkje stoppa for dette no. Prøv å betale igjen, så ser du kva som gjeld.',
  override_not_in_training: 'I trening kan ingen sleppe gjennom eit sal som er stoppa. Ta vara ut av korga.',
  enrolment_code_wrong: 'Kassekoden er feil eller har gått ut. Lag ein ny kode på kontoret, og skriv han inn.',
  till_may_not_hand_out: 'Denne kassa kan ikkje dele ut kort. Send eleven til kontoret, eller be kontoret slå det på for kassene.',
  till_may_not_sell_by_name: 'Her blir det berre selt med kort eller kode. Bruk kortet, eller be kontoret slå på sal utan kort.',
  found_by_name_over: 'Eleven vart funnen for lenge sidan, eller har alt betalt slik. Finn eleven ein gong til.',
  found_by_name_too_often: (facts) =>
    `${textIn(facts, 'name', (name) => name) || 'Eleven'} har betalt utan kort ${numberIn(facts, 'most', (most) => `${most} gonger`) || 'mange gonger'} i dag. Bruk kortet eller koden på mobilen, eller be kontoret om eit nytt kort.`,
}

const waitOf = (minutes: number) => (minutes < 90 ? `${minutes} minutt` : `${Math.ceil(minutes / 60)} timar`)
