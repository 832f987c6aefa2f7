import { amountIn, numberIn } from './facts.ts'
import type { LaterRefusalTexts } from './later-texts.ts'

const faults: Readonly<Record<string, string>> = {
  when: 'Du må velge når det skal fylles på. Velg enten en grense for saldoen eller en dag i måneden.',
  threshold: 'Den grensen går ikke. Velg hele kroner fra 10 til 500.',
  amount: 'Beløpet er mindre enn grensen for saldoen. Velg et beløp som er minst like stort.',
  room: 'Så mye er det ikke plass til på kortet. Velg et mindre beløp eller en lavere grense.',
  day: 'Den dagen finnes ikke. Velg en dag fra 1 til 31.',
  cap: 'Den månedsgrensen går ikke. Velg hele kroner, minst like mye som beløpet og høyst 5000 kr.',
}

export const nb: LaterRefusalTexts = {
  automatic_terms_not_valid: ({ fault }) => faults[String(fault)] ?? 'Det du har valgt, går ikke sammen. Se over det, og prøv igjen.',
  automatic_needs_card: 'Dette kortet kan ikke trekkes mer. Velg «Bytt kort», og betal én gang med et annet.',
  payout_code_wrong: 'Koden stemmer ikke. Se etter i den nyeste e-posten, og prøv igjen.',
  payout_code_over: 'Koden er brukt opp eller gått ut. Skriv kontonummeret en gang til, så sender vi en ny.',
  receipt_link_not_valid: 'Denne lenken virker ikke lenger. Spør i kantina, eller se kjøpet i profilen.',
  staff_need_password: 'Du arbeider i en kantine, og logger inn med passord. Lag et nytt her; lenken virker fortsatt.',
  pay_link_not_possible: 'Til dette kortet kan det ikke lages en betalingslenke. Skolen vet hvorfor.',
  link_takes_no_more_now: 'Lenken kan ikke ta imot så mye akkurat nå. Prøv et mindre beløp, eller kom tilbake om noen dager.',
  limits_not_yours: 'Disse grensene er ikke dine å sette. En foresatt setter dem, og fra 18 år bestemmer eleven selv.',
  limits_without_anything: 'Du har ikke satt noen grense. Velg minst én, eller avslutt grensene dine.',
  limit_hours_not_valid: 'Tiden slutter før den begynner. Velg en tid som slutter senere på dagen.',
  asks_used_up: (facts) =>
    `Du har spurt ${numberIn(facts, 'most', (most) => `${most} ganger`) || 'så mange ganger som det går an'} i dag. Vent på svar, eller snakk med dem hjemme.`,
  nothing_to_ask: 'Ingen grense stopper dette. Prøv i kassen, og be om lov om den stopper.',
  ask_not_open: 'Denne lenken virker ikke lenger. Det er svart på den, eller dagen er over.',
  consent_not_yours: 'Samtykket er ikke ditt å gi. En foresatt gjør det for den som er under 18 år; fra 18 år gjør eleven det selv.',
  purchase_disputed: (facts) =>
    `Du har alt sagt fra om dette kjøpet${numberIn(facts, 'number', (number) => ` (sak ${number})`)}. Se svaret under henvendelsene dine.`,
  more_than_own_share: (facts) =>
    `Så mye kan ikke flyttes${amountIn(facts, 'mostOre', (most) => `: nå er det høyst ${most} igjen av det du har betalt inn`)}. Velg et lavere beløp.`,
  not_to_the_same_card: 'Pengene er alt på dette kortet. Velg et av de andre kortene.',
  statement_too_long: 'Det har skjedd for mye i den perioden til én utskrift. Velg færre dager, og lag flere.',
  period_not_valid: 'Den perioden går ikke. Velg to dager som finnes, den første først, og høyst ett år mellom dem.',
  relation_without_right: 'Skolen har ikke satt opp at du kan gjøre dette for eleven. Spør skolen hvis du trenger det.',
  guardian_code_not_valid: 'Koden virker ikke. Se etter skrivefeil, eller be den du fikk den av om en ny.',
  guardian_already: 'Du følger dette kortet fra før. Du finner det på forsiden.',
  invitation_not_yours: 'Det er foresatte som inviterer andre foresatte. Be en foresatt eller skolen gjøre det.',
  invitation_not_possible: 'For denne eleven er det bare skolen som legger til foresatte. Snakk med kontoret.',
  request_not_yours: 'Dette er ikke ditt å svare på. Den som blir spurt, svarer selv.',
  sight_not_yours: 'Det er eleven selv som bestemmer dette, fra 18 år. Før det bestemmer skolen.',
  too_many_invitations: (facts) =>
    `Det er alt ${numberIn(facts, 'most', (most) => `${most} koder`) || 'for mange koder'} som ingen har brukt. Slett en av dem først.`,
  channel_not_offered: 'Den veien kan du ikke få meldinger nå. Last siden på nytt, og velg en av dem som står der.',
  push_not_possible: 'Nettleseren din bruker en varseltjeneste som vi ikke kjenner. Velg e-post, eller prøv i en annen nettleser.',
  mobile_code_wrong: 'Koden stemmer ikke, eller den er for gammel. Se etter i den nyeste SMS-en, eller be om en ny.',
  quiet_hours_not_valid: (facts) =>
    `Stille timer kan ikke vare lenger enn ${numberIn(facts, 'hours', (hours) => `${hours} timer`) || 'en halv dag'}. Velg en kortere tid.`,
  dispute_too_late: (facts) =>
    `Det er for lenge siden dette kjøpet${numberIn(facts, 'days', (days) => `, grensen er ${days} dager`)}. Skriv til skolen, så ser de på det.`,
}
