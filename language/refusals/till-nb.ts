import type { RefusalFacts } from '../../contract/refusals.ts'
import { nb as allergens } from '../allergens/nb.ts'
import { amountIn, minutesIn, numberIn, priceRange, textIn } from './facts.ts'
import { contentsIn, productsIn, type StopWords } from './stop-sentences.ts'
import type { TillRefusalTexts } from './till-texts.ts'

const words: StopWords = {
  and: 'og',
  contains: (what, product) => `Inneholder ${what}: ${product}.`,
  traces: (what, product) => `Kan inneholde spor av ${what}: ${product}.`,
  cannotStand: (firstName, what) => `${firstName} tåler ikke ${what}.`,
  somethingIn: 'Noe i kurven er ført opp som noe eleven ikke tåler.',
}
const products = (facts: RefusalFacts) => productsIn(facts, words.and, (name) => `«${name}»`)
/** Without a network nobody can say yes at the till. */
const orAdult = (facts: RefusalFacts) => (facts['isAlone'] === true ? '' : ', eller la en voksen avgjøre det')
const orProof = (facts: RefusalFacts) => (facts['isAlone'] === true ? '' : ', eller vis bevis på alderen til en voksen som kan si ja')

export const nb: TillRefusalTexts = {
  day_is_over: 'Dagsoppgjøret for i dag er tatt, så denne kassen selger ikke mer i dag. Bruk en annen kasse, eller vent til i morgen.',
  nothing_sold_today: 'Kassen har ikke solgt noe siden forrige dagsoppgjør. Da er det ikke noe å gjøre opp.',
  receipt_copied_before: 'Kvitteringen er skrevet ut, og kopien også. Loven tillater bare én kopi: familien ser kjøpet i profilen.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Av «${name}»`) || 'Av en av varene'} er det ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'ingen' : `bare ${left}`)) || 'færre'} igjen å returnere. Resten er returnert før.`,
  not_enough_for_all: (facts) => `Saldoen rekker ikke til alt. Ta bort ${products(facts) || 'noe'}, så går resten gjennom.`,
  price_out_of_bounds: (facts) =>
    `${textIn(facts, 'name', (name) => `«${name}»`) || 'Varen'} har en pris som kontoret ikke tillater${priceRange(facts, (least, most) => `: den er fra ${least} til ${most}`)}. Ta den ut av kurven, og slå den inn på nytt.`,
  purchase_replaced: 'Dette salget er solgt på nytt uten nett. Det trekkes bare den gangen, så gå videre til neste.',
  offline_not_allowed: 'Skolen selger ikke uten nett. Vent til kassen har kontakt igjen.',
  offline_list_too_old: 'Kassen har vært uten nett for lenge til å vite hvem som har penger på kortet. Vent til den har kontakt igjen.',
  offline_waited_too_long: 'Salg har ventet for lenge på å bli sendt. Få kassen på nett før den selger mer.',
  offline_till_full: 'Det venter så mye på denne kassen at den ikke selger mer uten nett. Få den på nett, eller bruk en annen kasse.',
  offline_card_unknown: 'Kassen kjenner ikke dette kortet uten nett. Prøv et annet kort, eller vent til det er kontakt igjen.',
  offline_amount_too_high: (facts) =>
    `Uten nett selger kassen for høyst ${amountIn(facts, 'mostOre', (most) => most) || 'et mindre beløp'} om gangen. Ta bort noe.`,
  offline_card_limit: (facts) =>
    `Kortet har brukt det det kan uten nett i dag${amountIn(facts, 'leftOre', (left) => `: det er ${left} igjen`)}. Ta bort noe, eller vent til det er kontakt igjen.`,
  offline_balance_unsure: (facts) =>
    `Uten nett kan kortet betale ${amountIn(facts, 'leftOre', (left) => left) || 'mindre enn dette'}. Ta bort noe, eller vent til det er kontakt igjen.`,
  offline_cashier_unknown: 'Denne kassen kjenner ikke PIN-koden din uten nett. La en som har logget inn her før, ta over til det er kontakt igjen.',
  offline_pin_locked: 'Det er tastet feil for mange ganger uten nett. La en annen ta over, eller vent til det er kontakt igjen.',
  reserve_device_unknown: 'Vi kjenner ikke denne enheten. Gjør den til kasse på nytt med en kode fra kontoret.',
  too_many_devices: 'Denne kassen har hatt for mange enheter. Lag en ny kasse på kontoret.',
  training_is_over: 'Treningen er over. Det du slår inn nå, blir betalt.',
  receipt_address_unknown: 'Vi kjenner ingen adresse til den som betalte. Skriv inn en adresse i stedet.',
  receipt_waits: 'Kvitteringen kan ikke skrives ut akkurat nå. Prøv igjen når salget er ført.',
  delivery_receipt_printed: 'Utleveringskvitteringen er skrevet ut. Den skrives bare ut én gang.',
  provisional_receipt_printed: 'Den foreløpige kvitteringen er skrevet ut. Den skrives bare ut én gang.',
  served_and_paid: 'Dette er servert og betalt før. Tøm kurven, så blir det ikke betalt to ganger.',
  served_and_replaced: 'Det er laget en nyere foreløpig kvittering for dette. Tøm kurven, og hent fram den nyeste.',
  not_while_practising: 'I trening lages det bare treningskvitteringer. Avslutt treningen først.',
  return_too_late: (facts) =>
    `Salget er for gammelt til å tas tilbake her${numberIn(facts, 'days', (days) => `: skolen tar varer tilbake i ${days === 1 ? 'én dag' : `${days} dager`}`)}. Kontoret kan gi penger tilbake på en annen måte.`,
  training_receipt_printed: 'Treningskvitteringen er skrevet ut. Den skrives bare ut én gang.',
  cashier_not_signed_in: 'Ingen er logget inn på kassen. Velg navnet ditt og tast PIN-koden, så selger den igjen.',
  another_cashier: 'En annen har logget inn på kassen imellom. Se hvem det er øverst, og logg inn selv før du selger.',
  cashier_not_here: 'Denne kassereren er ikke i bruk lenger. Velg et annet navn, eller spør kontoret.',
  cashiers_not_in_use: 'Skolen bruker ikke innlogging på kassen. Du kan selge uten.',
  pin_wrong: (facts) =>
    `PIN-koden stemmer ikke. ${numberIn(facts, 'triesLeft', (left) => (left === 0 ? 'Vent litt før du prøver igjen' : left === 1 ? 'Du har ett forsøk igjen' : `Du har ${left} forsøk igjen`)) || 'Prøv igjen'}.`,
  pin_tried_too_often: (facts) =>
    `Det er tastet feil for mange ganger. Vent ${minutesIn(facts, (minutes) => (minutes === 1 ? 'ett minutt' : waitOf(minutes))) || 'litt'}, eller få en ny PIN-kode på kontoret.`,
  pin_not_usable: 'Denne PIN-koden er for lett å gjette. Velg fire til seks siffer som ikke er like, ikke kommer på rad og ikke gjentar seg.',
  supervisor_needed: 'En elev selger under tilsyn. Få en voksen kasserer til å taste PIN-koden sin først.',
  adult_needed: 'Dette må en voksen kasserer gjøre. Velg navnet til en voksen.',
  second_adult_needed: 'Den som selger, kan ikke godkjenne selv. Få en annen voksen kasserer til å taste PIN-koden sin.',
  no_adult_cashier: 'Skolen trenger minst én voksen kasserer når alle logger inn. Legg til en voksen, eller slå av innloggingen først.',
  pupil_is_cashier: 'Denne eleven er kasserer fra før. Gi en ny PIN-kode til den som står i listen.',
  too_many_cashiers: 'Skolen har hundre kasserere i bruk. Avslutt dem som ikke selger lenger, før du legger til flere.',
  contents_stopped: (facts) => `${contentsIn(facts, allergens, words)} Ta det ut av kurven${orAdult(facts)}.`,
  contents_unknown: (facts) =>
    `Ingen har bekreftet hva ${products(facts) || 'en av varene'} inneholder, og${textIn(facts, 'firstName', (name) => ` ${name}`) || ' eleven'} har noe å passe på. Ta det ut av kurven${orAdult(facts)}.`,
  age_too_low: (facts) =>
    `${products(facts) || 'En av varene'} selges${numberIn(facts, 'ageLimit', (age) => ` fra ${age} år`) || ' ikke til alle'}${textIn(facts, 'ageReason', (why) => ` (${why})`)}, og eleven er for ung. Ta det ut av kurven.`,
  seller_too_young: (facts) =>
    `${products(facts) || 'Noe i kurven'} har aldersgrense, og den som er logget inn, er under 18. Ta det ut av kurven${facts['isAlone'] === true ? ', eller la en voksen føre tilsyn' : ', eller la en voksen slippe det gjennom'}.`,
  age_unknown: (facts) =>
    `${products(facts) || 'En av varene'} selges${numberIn(facts, 'ageLimit', (age) => ` fra ${age} år`) || ' ikke til alle'}${textIn(facts, 'ageReason', (why) => ` (${why})`)}, og skolen vet ikke hvor gammel eleven er. Ta det ut av kurven${orProof(facts)}.`,
  limit_hours: (facts) =>
    `Dette kortet betaler ikke nå${textIn(facts, 'from', (from) => `${textIn(facts, 'until', (until) => `, bare kl. ${from}–${until}`)}`)}. Eleven kan be om lov i Kantinekort, eller komme igjen da.`,
  limit_products: (facts) =>
    `Dette kortet kan ikke brukes til ${products(facts) || 'en av varene'}. Ta det ut av kurven, eller la eleven be om lov i Kantinekort.`,
  limit_amount: (facts) =>
    `Dette kortet kan ikke brukes til så mye nå. Ta ut varer${amountIn(facts, 'overOre', (over) => ` for minst ${over}`)}, eller la eleven be om lov i Kantinekort.`,
  stop_not_open: 'Salget er ikke stoppet for dette nå. Prøv å betale igjen, så ser du hva som gjelder.',
  override_not_in_training: 'I trening kan ingen slippe gjennom et salg som er stoppet. Ta varen ut av kurven.',
  enrolment_code_wrong: 'Kassekoden er feil eller gått ut. Lag en ny kode på kontoret, og skriv den inn.',
  till_may_not_hand_out: 'Denne kassen kan ikke dele ut kort. Send eleven til kontoret, eller be kontoret slå det på for kassene.',
  till_may_not_sell_by_name: 'Her selges det bare med kort eller kode. Bruk kortet, eller be kontoret slå på salg uten kort.',
  found_by_name_over: 'Eleven er funnet for lenge siden, eller har alt betalt slik. Finn eleven en gang til.',
  found_by_name_too_often: (facts) =>
    `${textIn(facts, 'name', (name) => name) || 'Eleven'} har betalt uten kort ${numberIn(facts, 'most', (most) => `${most} ganger`) || 'mange ganger'} i dag. Bruk kortet eller koden på mobilen, eller be kontoret om et nytt kort.`,
}

const waitOf = (minutes: number) => (minutes < 90 ? `${minutes} minutter` : `${Math.ceil(minutes / 60)} timer`)
