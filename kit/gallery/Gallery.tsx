import { type ReactNode, useState } from 'react'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { Amount } from '../Amount.tsx'
import { BarChart } from '../BarChart.tsx'
import { Button } from '../Button.tsx'
import { Card } from '../Card.tsx'
import { Checkbox } from '../Checkbox.tsx'
import { Chips } from '../Chips.tsx'
import { Dialog } from '../Dialog.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { PlusIcon, QrIcon } from '../icons.tsx'
import { Loading } from '../Loading.tsx'
import { Notice } from '../Notice.tsx'
import { PageHeading } from '../PageShell.tsx'
import { PasswordField } from '../PasswordField.tsx'
import { QrCode } from '../QrCode.tsx'
import { SearchField } from '../SearchField.tsx'
import { Select } from '../Select.tsx'
import { useSay } from '../StatusRegion.tsx'
import { Table, type Sorting } from '../Table.tsx'
import { Tabs } from '../Tabs.tsx'
import { Tag } from '../Tag.tsx'
import { TextArea, TextField } from '../TextField.tsx'

const pupils = [
  { id: '1', name: 'Bartholomeus-Emmanuel Nguyễn-Haugerud', className: '10A', balanceOre: 8_550 },
  { id: '2', name: 'Åse Øwre', className: '8B', balanceOre: 123_450 },
  { id: '3', name: 'Čáđŋi Šattu', className: '9C', balanceOre: -1_200 },
]
const inks = ['accent', 'neutral', 'apricot', 'info', 'success', 'warning', 'danger'] as const
const slots = ['10:30', '11:00', '11:30', '12:00', '12:30', '13:00']

export function Gallery() {
  return (
    <div className="kit-stack" data-gap="large">
      <PageHeading title="Hei, Bartholomeus-Emmanuel" lead="Saldoen rekker til torsdag." actions={<Button icon={<PlusIcon />}>Ny elev</Button>} />
      <WalletCard />
      <Group title="Knapper">
        <div className="kit-row">
          <Button>Kjøp saldo</Button>
          <Button look="secondary">Se alle kjøp</Button>
          <Button look="quiet">Avbryt</Button>
          <Button busy>Sender</Button>
          <Button disabled>Kan ikke nå</Button>
          <Button aria-label="Legg til" icon={<PlusIcon />} look="secondary" />
        </div>
        <div className="kit-row">
          {inks.map((ink) => (
            <Button key={ink} colour={ink} size="sm">
              {ink}
            </Button>
          ))}
        </div>
        <Button colour="danger" size="lg" wide>
          Tilbakebetal 312,50 kr til 14 elever
        </Button>
        <div className="kit-row">
          {inks.map((ink) => (
            <Tag key={ink} colour={ink}>
              {ink}
            </Tag>
          ))}
        </div>
      </Group>
      <Forms />
      <Group title="Beskjeder">
        <Notice tone="info">Kantinen er stengt fredag 27. nov.</Notice>
        <Notice tone="success" title="200 kr er på kortet">
          Saldoen din er 285 kr.
        </Notice>
        <Notice tone="warning" title="Saldoen rekker ikke i morgen" action={<Button size="sm">Kjøp saldo</Button>}>
          Du pleier å handle for 45 kr på onsdager.
        </Notice>
        <Notice tone="refusal">Kortet er sperret. Ingen kan bruke det nå.</Notice>
        <Passing />
      </Group>
      <Lists />
      <Group title="Diagram">
        <Card>
          <BarChart
            title="Salg i dag"
            names={{ label: 'Klokken', value: 'I dag', before: 'Forrige lørdag' }}
            format={formatKroner}
            formatOnBar={(ore) => String(Math.round(ore / 100))}
            bars={slots.map((slot, index) => ({
              key: slot,
              label: slot,
              value: [45_000, 182_550, 640_000, 312_000, 90_050, 0][index] ?? 0,
              before: [30_000, 210_000, 590_000, 280_000, 120_000, 20_000][index] ?? 0,
            }))}
          />
        </Card>
      </Group>
      <Group title="Tomt, venter">
        <div className="kit-gallery-empties">
          {(['tray', 'card', 'receipt', 'search', 'people', 'till', 'fjord', 'offline'] as const).map((drawing) => (
            <EmptyState key={drawing} drawing={drawing} title="Ingen kjøp ennå">
              Når du har spist i kantinen, står det her.
            </EmptyState>
          ))}
        </div>
        {/* A sample that waits for nothing: whoever looks at the page need not wait for it either. */}
        <div data-sample="">
          <Loading rows={2} />
        </div>
      </Group>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="kit-stack">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function WalletCard() {
  return (
    <Card look="deep">
      <p className="kit-muted">Åmot ungdomsskole</p>
      <p>Bartholomeus-Emmanuel Nguyễn-Haugerud</p>
      <p>
        <Amount ore={128_550} size="large" />
      </p>
      <Button size="lg" wide icon={<QrIcon />}>
        Vis koden
      </Button>
      <Button look="secondary" wide>
        Kjøp saldo
      </Button>
    </Card>
  )
}

function Forms() {
  const [amountOre, setAmountOre] = useState<number | undefined>(20_000)
  const [school, setSchool] = useState<string | undefined>(undefined)
  const [isOn, setIsOn] = useState(true)
  return (
    <Group title="Skjema">
      <Card>
        <div className="kit-stack" data-gap="large">
          <Chips
            label="Kjøp saldo"
            choices={[4_000, 5_000, 10_000, 20_000, 30_000, 40_000, 50_000].map((ore) => ({ value: ore, label: formatKroner(ore) }))}
            value={amountOre}
            onChoose={setAmountOre}
          />
          <TextField label="E-post" type="email" description="Bruk skoleadressen din." autoComplete="email" />
          <TextField label="Mobil" type="tel" error="Mobilnummeret ser ikke riktig ut. Skriv åtte sifre." defaultValue="1234" />
          <TextField label="Pris" suffix="kr" inputMode="decimal" optional />
          <PasswordField label="Passord" autoComplete="new-password" defaultValue="Hemmelig1" />
          <Select
            label="Skole"
            placeholder="Velg skole"
            value={school}
            onChoose={setSchool}
            choices={[
              { value: '1', label: 'Åmot ungdomsskole' },
              { value: '2', label: 'Edvard Munch videregående skole' },
            ]}
          />
          <TextArea label="Hva gjelder det?" rows={3} />
          <Checkbox label="Si fra når saldoen er lav" description="Kvelden før, på e-post." checked={isOn} onToggle={setIsOn} />
          <Checkbox look="switch" label="Kortet kan brukes" checked={isOn} onToggle={setIsOn} />
        </div>
      </Card>
    </Group>
  )
}

function Passing() {
  const say = useSay()
  const [open, setOpen] = useState<'center' | 'side' | 'bottom' | undefined>(undefined)
  return (
    <div className="kit-row">
      <Button look="secondary" onClick={() => say('Lagret')}>
        Si fra
      </Button>
      {(['center', 'side', 'bottom'] as const).map((placement) => (
        <Button key={placement} look="secondary" onClick={() => setOpen(placement)}>
          {`Dialog ${placement}`}
        </Button>
      ))}
      <Dialog
        isOpen={open !== undefined}
        placement={open ?? 'center'}
        onClose={() => setOpen(undefined)}
        title="Sperr kortet?"
        actions={
          <>
            <Button colour="danger" onClick={() => setOpen(undefined)}>
              Sperr kortet
            </Button>
            <Button look="quiet" onClick={() => setOpen(undefined)}>
              Avbryt
            </Button>
          </>
        }
      >
        <p>Ingen kan bruke kortet før du åpner det igjen. Saldoen på 85 kr står der den står.</p>
      </Dialog>
    </div>
  )
}

function Lists() {
  const [search, setSearch] = useState('')
  const [sorting, setSorting] = useState<Sorting<'name' | 'className' | 'balance'>>({ by: 'name', descending: false })
  const [open, setOpen] = useState<string | undefined>('2')
  const [tab, setTab] = useState<'all' | 'code'>('all')
  const shown = pupils.filter((pupil) => pupil.name.toLowerCase().includes(search.toLowerCase()))
  return (
    <Group title="Lister">
      <Tabs
        label="Visning"
        value={tab}
        onChoose={setTab}
        tabs={[
          {
            key: 'all',
            label: 'Elever',
            content: () => (
              <div className="kit-stack">
                <SearchField label="Søk etter navn eller klasse" value={search} onSearch={setSearch} />
                <Table
                  caption="Elever"
                  captionUnseen
                  rows={shown}
                  rowKey={(pupil) => pupil.id}
                  sorting={sorting}
                  onSort={setSorting}
                  openKey={open}
                  onOpen={(pupil) => setOpen(pupil.id)}
                  empty={<EmptyState drawing="search" title={`Ingen treff på «${search}»`} />}
                  columns={[
                    { key: 'name', title: 'Navn', sortable: true, isRowName: true, cell: (pupil) => pupil.name },
                    { key: 'className', title: 'Klasse', sortable: true, wideOnly: true, cell: (pupil) => pupil.className },
                    { key: 'balance', title: 'Saldo', sortable: true, align: 'end', cell: (pupil) => <Amount ore={pupil.balanceOre} /> },
                  ]}
                />
                <p className="kit-row" data-spread="">
                  <span>Vipps, i dag 11:42</span> <Amount ore={20_000} as="change" />
                </p>
                <p className="kit-row" data-spread="">
                  <span>Kantinen, i går 11:30</span> <Amount ore={-4_550} as="change" />
                </p>
              </div>
            ),
          },
          { key: 'code', label: 'Kode', content: () => <QrCode text="KK1:0192f3a4-7c1d-7e55-9a3b-1234567890ab" /> },
        ]}
      />
    </Group>
  )
}
