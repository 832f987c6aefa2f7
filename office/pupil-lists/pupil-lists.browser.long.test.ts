// A school takes in its first class list and the next year's, by the office's phone, with all that lists really have in them.
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { addGuardian } from '../../server/guardians/index.ts'
import { openOfficeWorld, type OfficeWorld } from '../../test/office-world.ts'
import { chromiumPath } from '../../test/parts.ts'
import { faultsOn, type Look, lookAs } from '../../test/screens.ts'

const phone: Look = { width: 390, height: 844, colorScheme: 'light' }
const looks: readonly Look[] = [
  { width: 820, height: 1180, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
  { ...phone, colorScheme: 'dark' },
  phone,
]

let world: OfficeWorld
let path = ''

beforeAll(async () => {
  if (chromiumPath() === null) return
  world = await openOfficeWorld()
  path = `${world.canteen.schoolId}/pupils`
})
afterAll(() => world?.close())

const pupils = () =>
  rows<{ who: string; className: string; number: string | null; until: string | null }>(
    world.made.house.database,
    sql`
      select first_name || ' ' || last_name as who, class_name as "className", pupil_number as number, enrolled_until as until
      from pupil
      where school_id = ${world.canteen.schoolId}
      order by pupil_number nulls first, first_name`,
  )

/** A parent's, at the school's own domain: the domain alone does not tell. */
async function guardiansAddress(): Promise<string> {
  const { house } = world.made
  const email = 'mor@testskolen.example'
  const child = await world.canteen.makePupil({ firstName: 'Barn' })
  await addGuardian(house, { ...child, firstName: 'Mor', lastName: 'Prøve', email })
  return email
}

/** As a spreadsheet in Norway saves it. */
const windows = (text: string) => Buffer.from(text, 'latin1')
const choose = (page: Page, name: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

async function faultsOnAllLooks(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const look of looks) {
    await lookAs(page, look)
    found.push(...(await faultsOn(page, `${name}-${look.colorScheme}`)))
  }
  return found
}

describe.skipIf(chromiumPath() === null)('the office', () => {
  const found: string[] = []

  test('takes in a class list from Excel: says what it leaves out and why, and asks who somebody is', async () => {
    await world.canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel' })
    await world.canteen.makePupil({ firstName: 'Petra' })
    const page = await world.openOffice('office', path, phone)
    await page.getByRole('link', { name: 'Hent inn elever' }).click()
    await page.getByText('Velg listen').waitFor()
    found.push(...(await faultsOnAllLooks(page, 'list-choose')))
    await choose(page, 'bilde.csv', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0]))
    await page.getByText('Filen er ikke tekst.').waitFor()
    const lines = [
      'Elevnummer;Fornavn;Etternavn;Klasse;Fødselsdato;E-post;Fødselsnummer;Kontaktlærer',
      '1;Bjørn;Ås;8A;29.02.2012;bjorn@testskolen.example;01010750160;Kari',
      '2;Bartholomeus-Emmanuel;Prøve;8B;;;;',
      '3;"Nora";Haugerud;8B;30.02.2012;;;',
      '4;Ola;Nord;8A;;ola@gmail.example;;',
      ...Array.from({ length: 12 }, (_, index) => `${index + 10};Elev;Nummer ${String.fromCodePoint(65 + index)};8C;;;;`),
    ]
    await choose(page, 'klasser.csv', windows(lines.join('\r\n')))
    await page.getByText('Lest: klasser.csv').waitFor()
    await page.getByText('Den leser vi ikke: fødselsnummer blir verken sendt eller lagret.').waitFor()
    await page.getByText('Disse kolonnene bruker vi ikke: Kontaktlærer.').waitFor()
    await page.getByText('Linje 4: fødselsdatoen finnes ikke.').waitFor()
    await page.getByText('Linje 5: e-posten er ikke på skolens eget domene').waitFor()
    // Petra is not in the list, and with lines that cannot be read nobody can be ended.
    await page.getByText('Rett linjene som ikke kunne leses, og hent listen på nytt, før noen kan avsluttes').waitFor()
    found.push(...(await faultsOnAllLooks(page, 'list-look')))
    await press(page, 'Vis 5 til')
    await page.getByText('Elev Nummer L').waitFor()
    const who = page.getByRole('combobox', { name: 'Hvem er Bartholomeus-Emmanuel Prøve?' })
    await press(page, /^Hent inn 13.nye$/)
    await page.getByRole('heading', { name: 'Videre' }).waitFor()
    expect(await who.count()).toBe(0)
    found.push(...(await faultsOnAllLooks(page, 'list-taken')))
    // Whoever was not decided about was left out, and is asked about again.
    await press(page, 'Hent inn en liste til')
    await choose(page, 'klasser.csv', windows(lines.filter((line) => !/^[34];/.test(line)).join('\r\n')))
    await who.selectOption({ label: 'Samme som Bartholomeus-Emmanuel Prøve, 8A' })
    await press(page, 'Endre 1')
    await page.getByText('Alle i listen er nå slik skolens system har dem.').waitFor()
    expect(await pupils()).toHaveLength(15)
    expect((await pupils()).filter(({ number }) => number === '1' || number === '2')).toMatchObject([
      { who: 'Bjørn Ås', className: '8A' },
      { who: 'Bartholomeus-Emmanuel Prøve', className: '8B' },
    ])
  })

  test('moves everybody up by the next year’s list, pasted, and ends those who have left when it says so twice', async () => {
    const page = await world.openOffice('office', `${path}/list`, phone)
    await page.getByRole('heading', { name: 'Hentet inn før' }).waitFor()
    const lines = ['Elevnummer\tFornavn\tEtternavn\tKlasse', '1\tBjørn\tÅs\t9A', '2\tBartholomeus-Emmanuel\tPrøve\t9B', '50\tNy\tElev\t8A']
    await page.getByLabel('Eller lim inn fra et regneark').fill(lines.join('\n'))
    await press(page, 'Les det jeg limte inn')
    await page.getByText('8A → 9A').waitFor()
    await page.getByLabel('De har sluttet').check()
    const take = page.getByRole('button', { name: /^Hent inn 1.ny, endre 2 og avslutt 13$/ })
    expect(await take.isDisabled()).toBe(true)
    await page.getByLabel('Det er 13 av 15 elever. Ja, så mange har sluttet').check()
    found.push(...(await faultsOnAllLooks(page, 'list-ends')))
    await take.click()
    await page.getByRole('heading', { name: 'Videre' }).waitFor()
    const after = await pupils()
    expect(after.filter(({ until }) => until === null).map(({ who, className }) => `${who} ${className}`)).toEqual([
      'Bjørn Ås 9A',
      'Bartholomeus-Emmanuel Prøve 9B',
      'Ny Elev 8A',
    ])
    await page.getByRole('link', { name: 'Gi foresatte en kode' }).click()
    await page.getByRole('heading', { name: 'Elever', exact: true }).waitFor()
  })

  test('gives many namesakes in Excel’s «Unicode-tekst» one answer, but not those who could be two', async () => {
    for (const firstName of ['Una', 'Duo', 'Tre', 'Fira']) await world.canteen.makePupil({ firstName })
    const page = await world.openOffice('office', `${path}/list`, phone)
    const lines = ['Fornavn\tEtternavn\tKlasse', 'Una\tPrøve\t9A', 'Una\tPrøve\t9B', 'Duo\tPrøve\t9A', 'Tre\tPrøve\t9A', 'Fira\tPrøve\t9A']
    await choose(page, 'unicode.txt', Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le'))
    await page.getByText('5 linjer er ikke svart på. 2 må du svare på for seg').waitFor()
    found.push(...(await faultsOnAllLooks(page, 'list-many')))
    await press(page, '3 er de samme som dere har')
    await page.getByText('2 linjer er ikke svart på. 2 må du svare på for seg').waitFor()
    await press(page, '2 er nye elever')
    await page.getByText('Alle er svart på.').waitFor()
    await press(page, 'Fjern svarene')
    await press(page, '3 er de samme som dere har')
    found.push(...(await faultsOnAllLooks(page, 'list-answered')))
    await press(page, 'Endre 3')
    await page.getByRole('heading', { name: 'Videre' }).waitFor()
    const namesakes = (await pupils()).filter(({ who }) => /^(Una|Duo|Tre|Fira) /.test(who))
    expect(namesakes.map(({ who, className }) => `${who} ${className}`).toSorted()).toEqual(['Duo Prøve 9A', 'Fira Prøve 9A', 'Tre Prøve 9A', 'Una Prøve 8A'])
  })

  test('adds one pupil by hand, shows who is called the same, and takes each number once', async () => {
    const page = await world.openOffice('office', `${path}?open=new`, phone)
    await page.getByLabel('Fornavn').fill('Bjørn')
    await page.getByLabel('Etternavn').fill('Ås')
    await page.getByText('Dere har alt Bjørn Ås. Er det den samme?').waitFor()
    await page.getByRole('link', { name: 'Bjørn Ås, 9A' }).waitFor()
    found.push(...(await faultsOnAllLooks(page, 'new-pupil')))
    await page.getByLabel(/^Elevnummer/).fill('1')
    await page.getByLabel(/^Fødselsdato/).fill('2013-02-28')
    await press(page, 'Legg inn eleven')
    await page.getByText('En annen elev har dette elevnummeret.').waitFor()
    await page.getByLabel(/^Elevnummer/).fill('b-7')
    await page.getByLabel(/^E-post/).fill(await guardiansAddress())
    await press(page, 'Legg inn eleven')
    await page.getByText('Adressen er til en foresatt eller en som jobber i kantina').waitFor()
    found.push(...(await faultsOnAllLooks(page, 'new-pupil-refused')))
    await page.getByLabel(/^E-post/).fill('')
    await press(page, 'Legg inn eleven')
    await page.getByText('B-7', { exact: true }).waitFor()
    expect((await pupils()).filter(({ who }) => who === 'Bjørn Ås').map(({ number }) => number)).toEqual(['1', 'B-7'])
    expect(found).toEqual([])
  })
})
