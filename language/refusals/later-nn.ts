import { amountIn, numberIn } from './facts.ts'
import type { LaterRefusalTexts } from './later-texts.ts'

const faults: Readonly<Record<string, string>> = {
  when: 'Du må velje når det skal fyllast på. Vel anten ei grense for saldoen eller ein dag i månaden.',
  threshold: 'Den grensa går ikkje. Vel heile kroner frå 10 til 500.',
  amount: 'Beløpet er mindre enn grensa for saldoen. Vel eit beløp som er minst like stort.',
  room: 'Så mykje er det ikkje plass til på kortet. Vel eit mindre beløp eller ei lågare grense.',
  day: 'Den dagen finst ikkje. Vel ein dag frå 1 til 31.',
  cap: 'Den månadsgrensa går ikkje. Vel heile kroner, minst like mykje som beløpet og høgst 5000 kr.',
}

export const nn: LaterRefusalTexts = {
  automatic_terms_not_valid: ({ fault }) => faults[String(fault)] ?? 'Det du har valt, går ikkje saman. Sjå over det, og prøv igjen.',
  automatic_needs_card: 'Dette kortet kan ikkje trekkjast meir. Vel «Byt kort», og betal éin gong med eit anna.',
  payout_code_wrong: 'Koden stemmer ikkje. Sjå etter i den nyaste e-posten, og prøv igjen.',
  payout_code_over: 'Koden er brukt opp eller gått ut. Skriv kontonummeret ein gong til, så sender vi ein ny.',
  receipt_link_not_valid: 'Denne lenkja verkar ikkje lenger. Spør i kantina, eller sjå kjøpet i profilen.',
  staff_need_password: 'Du arbeider i ei kantine, og loggar inn med passord. Lag eit nytt her; lenkja verkar framleis.',
  pay_link_not_possible: 'Til dette kortet kan det ikkje lagast ei betalingslenkje. Skulen veit kvifor.',
  link_takes_no_more_now: 'Lenkja kan ikkje ta imot så mykje akkurat no. Prøv eit mindre beløp, eller kom tilbake om nokre dagar.',
  limits_not_yours: 'Desse grensene er ikkje dine å setje. Ein føresett set dei, og frå 18 år avgjer eleven sjølv.',
  limits_without_anything: 'Du har ikkje sett noka grense. Vel minst éi, eller avslutt grensene dine.',
  limit_hours_not_valid: 'Tida sluttar før ho byrjar. Vel ei tid som sluttar seinare på dagen.',
  asks_used_up: (facts) =>
    `Du har spurt ${numberIn(facts, 'most', (most) => `${most} gonger`) || 'så mange gonger som det går an'} i dag. Vent på svar, eller snakk med dei heime.`,
  nothing_to_ask: 'Inga grense stoppar dette. Prøv i kassa, og be om lov om ho stoppar.',
  ask_not_open: 'Denne lenkja verkar ikkje lenger. Det er svara på henne, eller dagen er over.',
  consent_not_yours: 'Samtykket er ikkje ditt å gi. Ein føresett gjer det for den som er under 18 år; frå 18 år gjer eleven det sjølv.',
  purchase_disputed: (facts) =>
    `Du har alt sagt frå om dette kjøpet${numberIn(facts, 'number', (number) => ` (sak ${number})`)}. Sjå svaret under førespurnadene dine.`,
  more_than_own_share: (facts) =>
    `Så mykje kan ikkje flyttast${amountIn(facts, 'mostOre', (most) => `: no er det høgst ${most} att av det du har betalt inn`)}. Vel eit lågare beløp.`,
  not_to_the_same_card: 'Pengane er alt på dette kortet. Vel eit av dei andre korta.',
  statement_too_long: 'Det har hendt for mykje i den perioden til éi utskrift. Vel færre dagar, og lag fleire.',
  period_not_valid: 'Den perioden går ikkje. Vel to dagar som finst, den første først, og høgst eitt år mellom dei.',
  relation_without_right: 'Skulen har ikkje sett opp at du kan gjere dette for eleven. Spør skulen om du treng det.',
  guardian_code_not_valid: 'Koden verkar ikkje. Sjå etter skrivefeil, eller be den du fekk han av om ein ny.',
  guardian_already: 'Du følgjer dette kortet frå før. Du finn det på framsida.',
  invitation_not_yours: 'Det er føresette som inviterer andre føresette. Be ein føresett eller skulen gjere det.',
  invitation_not_possible: 'For denne eleven er det berre skulen som legg til føresette. Snakk med kontoret.',
  request_not_yours: 'Dette er ikkje ditt å svare på. Den som blir spurd, svarer sjølv.',
  sight_not_yours: 'Det er eleven sjølv som bestemmer dette, frå 18 år. Før det bestemmer skulen.',
  too_many_invitations: (facts) =>
    `Det er alt ${numberIn(facts, 'most', (most) => `${most} kodar`) || 'for mange kodar'} som ingen har brukt. Slett ein av dei først.`,
  channel_not_offered: 'Den vegen kan du ikkje få meldingar no. Last sida på nytt, og vel ein av dei som står der.',
  push_not_possible: 'Nettlesaren din bruker ei varselteneste som vi ikkje kjenner. Vel e-post, eller prøv i ein annan nettlesar.',
  mobile_code_wrong: 'Koden stemmer ikkje, eller han er for gammal. Sjå etter i den nyaste SMS-en, eller be om ein ny.',
  quiet_hours_not_valid: (facts) =>
    `Stille timar kan ikkje vare lenger enn ${numberIn(facts, 'hours', (hours) => `${hours} timar`) || 'ein halv dag'}. Vel ei kortare tid.`,
  dispute_too_late: (facts) =>
    `Det er for lenge sidan dette kjøpet${numberIn(facts, 'days', (days) => `, grensa er ${days} dagar`)}. Skriv til skulen, så ser dei på det.`,
}
