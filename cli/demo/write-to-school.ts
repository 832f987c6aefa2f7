// What families have written to the schools in the demo: some of it answered, some of it waiting, one about a card
// that is gone. Each letter comes at its own time, between the purchases of the history.

import { instantOfNorwegianTime } from '../../rules/norwegian-time.ts'
import { blockCard } from '../../server/cards/index.ts'
import { answerEnquiry, assignEnquiry, noteOnEnquiry, sendEnquiryAsAnyone, sendEnquiryAsPerson } from '../../server/enquiries/index.ts'
import type { House } from '../../server/house.ts'
import type { PlannedPupil } from './people.ts'
import { type DemoSchool, signIns } from './schools.ts'

type Writer = PlannedPupil & { schoolId: number; walletId: string; cardId: string; payerPersonId: string }
type Offices = Record<DemoSchool['key'], { schoolId: number; officePersonId: string }>
export type Telling = { at: Date; tell: () => Promise<void> }

/** Where the families' letters come from, in the eyes of the server. */
const ADDRESS = '192.0.2.10'

/** The tellings of the last school days, in their order; `days` is oldest first. */
export function planEnquiries(house: House, { pupils, offices, days }: { pupils: readonly Writer[]; offices: Offices; days: readonly string[] }): Telling[] {
  const { fjellsyn, havbratt } = offices
  const at = (daysBack: number, time: string) => instantOfNorwegianTime({ date: days.at(-1 - daysBack) as string, time: `${time}:00` })
  const mai = pupils.find(({ email }) => email === signIns.pupil.email) as Writer
  // Somebody who never eats here, so that a blocked card is in nobody's way.
  const loser = pupils.find(({ schoolKey, appetite, email }) => schoolKey === 'fjellsyn' && appetite === 0 && email !== mai.email) as Writer
  const fromFamily = (pupil: Writer, topic: 'food' | 'money' | 'lost_card', message: string) => {
    const { schoolId, walletId, payerPersonId: personId } = pupil
    return sendEnquiryAsPerson(house, { id: house.newId(), schoolId, topic, message, walletId, personId, address: ADDRESS })
  }
  const fromAnyone = (schoolId: number, topic: 'money' | 'other' | 'food', email: string, message: string) =>
    sendEnquiryAsAnyone(house, { id: house.newId(), schoolId, topic, message, email, language: 'nb', address: ADDRESS })
  const answer = async ({ schoolId, officePersonId: staffPersonId }: Offices['fjellsyn'], enquiryId: string, message: string, isSolved: boolean) =>
    void (await answerEnquiry(house, { schoolId, enquiryId, id: house.newId(), message, lastSeenMessageId: enquiryId, isSolved, staffPersonId }))

  let nuts = ''
  let money = ''
  return [
    {
      at: at(9, '19:42'),
      tell: async () => {
        nuts = (await fromFamily(mai, 'food', 'Hei! Mai tåler ikke nøtter. Er det nøtter i noe av det dere baker selv?')).enquiryId
      },
    },
    {
      at: at(8, '08:20'),
      tell: () =>
        answer(
          fjellsyn,
          nuts,
          'Hei Linh! Nei, vi bruker ikke nøtter i kjøkkenet. På varer som er kjøpt inn, står det på pakken, og de i kassen viser den gjerne fram.',
          true,
        ),
    },
    {
      at: at(3, '20:15'),
      tell: async () => {
        const message = 'Hei, eldste mann begynte på skolen denne uka. Må vi ha konto i en bestemt bank for å fylle på kortet?'
        money = (await fromAnyone(fjellsyn.schoolId, 'money', 'ny.familie@familie.example', message)).enquiryId
      },
    },
    {
      at: at(2, '09:05'),
      tell: () =>
        answer(
          fjellsyn,
          money,
          'Hei, og velkommen! Dere kan bruke hvilken bank dere vil. Trykk «Kjøp saldo» i profilen, så er pengene på kortet med en gang. Har dere fått det til?',
          false,
        ),
    },
    {
      at: at(1, '07:48'),
      tell: async () => {
        const { cardId, schoolId, walletId, payerPersonId: personId } = loser
        await blockCard(house, { schoolId, walletId, cardId, by: { side: 'family', personId }, reason: 'lost' })
        const message = `Hei! ${loser.firstName} har mistet kortet, trolig i garderoben ved gymsalen. Vi har sperret det. Kan vi hente et nytt hos dere?`
        const { enquiryId } = await fromFamily(loser, 'lost_card', message)
        const { officePersonId: staffPersonId } = fjellsyn
        await assignEnquiry(house, { schoolId, enquiryId, personId: staffPersonId, staffPersonId })
        await noteOnEnquiry(house, { schoolId, enquiryId, id: house.newId(), note: 'Spurt vaktmesteren: ikke levert inn ennå.', staffPersonId })
      },
    },
    {
      at: at(1, '18:30'),
      tell: async () => {
        const message = 'Hei! Jeg er ny lærer her fra nyttår. Kan jeg også få et kort, så jeg kan handle i kantinen?'
        await fromAnyone(fjellsyn.schoolId, 'other', 'nils.laerer@skolen.example', message)
      },
    },
    {
      at: at(1, '21:10'),
      tell: async () => {
        await fromAnyone(
          havbratt.schoolId,
          'food',
          'sofie@elev.havbratt.example',
          'Kan dere ha en varm rett uten kjøtt hver dag, ikke bare tirsdag? Vi er mange som vil ha det.',
        )
      },
    },
  ]
}
