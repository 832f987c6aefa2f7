import { Button } from '../../kit/Button.tsx'
import { EmailAddress } from '../../kit/EmailAddress.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { type Column, Table } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useHasPanelBeside } from '../panel/use-has-panel-beside.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { ColleaguePanel } from './ColleaguePanel.tsx'
import { type Colleague, useColleagues } from './colleagues.ts'
import { NewColleaguePanel } from './NewColleaguePanel.tsx'

export function ColleaguesScreen() {
  const { notYourTask } = useTexts()
  const texts = useChangeTexts().colleagues
  const { roles } = useAtSchool()
  if (roles.includes('administrator')) return <Colleagues />
  return (
    <>
      <PageHeading title={texts.title} />
      <EmptyState drawing="people" title={notYourTask.title}>
        {notYourTask.advice}
      </EmptyState>
    </>
  )
}

function Colleagues() {
  const texts = useChangeTexts().colleagues
  const { openThe } = useOpen()
  const colleagues = useColleagues()
  return (
    <ListAndPanel panel={<Panel colleagues={colleagues.data?.colleagues ?? []} />}>
      <PageHeading
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
            {texts.add}
          </Button>
        }
      />
      <Answered query={colleagues}>{(data) => <Lists colleagues={data.colleagues} />}</Answered>
    </ListAndPanel>
  )
}

/** What is open beside the list: one who works here, or the form for a new one. */
function Panel({ colleagues }: { colleagues: readonly Colleague[] }) {
  const { open, openThe, close } = useOpen()
  if (open === 'new') return <NewColleaguePanel onClose={close} onMade={openThe} />
  const colleague = colleagues.find((other) => other.staffPostId === open && !hasLeft(other))
  return colleague === undefined ? null : <ColleaguePanel key={colleague.staffPostId} colleague={colleague} onClose={close} onChanged={openThe} />
}

function Lists({ colleagues }: { colleagues: readonly Colleague[] }) {
  const texts = useChangeTexts().colleagues
  const { open, toggle } = useOpen()
  const former = colleagues.filter(hasLeft)
  return (
    <div className="kit-stack" data-gap="large">
      <Table
        caption={texts.title}
        captionUnseen
        columns={useColumns()}
        rows={colleagues.filter((colleague) => !hasLeft(colleague))}
        rowKey={({ staffPostId }) => staffPostId}
        onOpen={({ staffPostId }) => toggle(staffPostId)}
        openKey={open}
        empty={null}
      />
      {former.length === 0 ? null : <Former colleagues={former} />}
    </div>
  )
}

function Former({ colleagues }: { colleagues: readonly Colleague[] }) {
  const texts = useChangeTexts().colleagues
  const { language } = useLanguage()
  const day = (instant: string) => formatDay(instant, { language })
  return (
    <section>
      <h2>{texts.former}</h2>
      <ul className="office-lines">
        {colleagues.map(({ staffPostId, firstName, lastName, role, startsAt, endsAt }) => (
          <li key={staffPostId} className="office-line">
            <span>
              <span>
                {firstName} {lastName}
              </span>
              {endsAt === null ? null : <span className="kit-muted kit-small">{texts.between(texts.roles[role], day(startsAt), day(endsAt))}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useColumns(): Column<Colleague>[] {
  const texts = useChangeTexts().colleagues
  const { frame } = useTexts()
  const { language } = useLanguage()
  const { session } = useAtSchool()
  const hasPanelBeside = useHasPanelBeside()
  const details: Column<Colleague>[] = [
    { key: 'email', title: texts.email, wideOnly: true, cell: ({ email }) => <EmailAddress email={email} /> },
    { key: 'since', title: texts.sinceWhen, wideOnly: true, cell: ({ startsAt }) => formatDay(startsAt, { language }) },
  ]
  return [
    {
      key: 'name',
      title: texts.name,
      isRowName: true,
      cell: ({ personId, firstName, lastName }) => `${firstName} ${lastName}${personId === session.personId ? ` (${texts.oneself})` : ''}`,
    },
    {
      key: 'role',
      title: texts.role,
      cell: ({ role, isEverywhere, hasProfile }) => (
        <span className="office-post">
          <span>{frame.roles[role]}</span>
          {isEverywhere ? <Tag colour="info">{texts.everywhere}</Tag> : null}
          {hasProfile ? null : <Tag colour="warning">{texts.waitsShort}</Tag>}
        </span>
      ),
    },
    ...(hasPanelBeside ? [] : details),
  ]
}

function hasLeft({ endsAt }: Colleague): boolean {
  return endsAt !== null && Date.parse(endsAt) <= Date.now()
}
