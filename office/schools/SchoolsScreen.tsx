import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import type { Column } from '../../kit/Table.tsx'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useHasPanelBeside } from '../panel/use-has-panel-beside.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { administeredOperators } from '../session/session.ts'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { EditSchoolPanel } from './EditSchoolPanel.tsx'
import { NewSchoolPanel } from './NewSchoolPanel.tsx'
import { type School, useSchools } from './schools.ts'

export function SchoolsScreen() {
  const texts = useTexts().schools
  const { session } = useAtSchool()
  const { openThe } = useOpen()
  const schools = useSchools()
  const mayAdd = administeredOperators(session).length > 0
  return (
    <ListAndPanel panel={schools.data === undefined ? null : <Panel schools={schools.data.schools} mayAdd={mayAdd} />}>
      <PageHeading
        title={texts.title}
        lead={texts.lead}
        actions={
          mayAdd ? (
            <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
              {texts.add}
            </Button>
          ) : undefined
        }
      />
      <Answered query={schools}>{(data) => <SchoolTable schools={data.schools} />}</Answered>
    </ListAndPanel>
  )
}

function SchoolTable({ schools }: { schools: readonly School[] }) {
  const texts = useTexts().schools
  return (
    <OpenableTable
      caption={texts.caption}
      columns={useColumns()}
      rows={schools}
      keyOf={({ schoolId }) => String(schoolId)}
      empty={{ drawing: 'people', ...texts.empty }}
    />
  )
}

/** What is open beside the list: one school, or the form for a new one. */
function Panel({ schools, mayAdd }: { schools: readonly School[]; mayAdd: boolean }) {
  const { open, close } = useOpen()
  const school = schools.find(({ schoolId }) => String(schoolId) === open)
  if (open === 'new' && mayAdd) return <NewSchoolPanel schools={schools} onClose={close} />
  return school === undefined ? null : <EditSchoolPanel key={school.schoolId} school={school} onClose={close} />
}

function useColumns(): Column<School>[] {
  const texts = useTexts().schools
  const hasPanelBeside = useHasPanelBeside()
  const details: Column<School>[] = [
    {
      key: 'domain',
      title: texts.domain,
      wideOnly: true,
      cell: ({ pupilEmailDomain }) => pupilEmailDomain ?? <span className="kit-muted">{texts.anyDomain}</span>,
    },
    { key: 'operator', title: texts.operator, wideOnly: true, cell: ({ operator }) => operator.name },
  ]
  return [
    { key: 'name', title: texts.name, isRowName: true, cell: ({ name }) => name },
    { key: 'city', title: texts.city, cell: ({ city }) => city },
    ...(hasPanelBeside ? [] : details),
    { key: 'maximum', title: texts.maximum, align: 'end', wideOnly: true, cell: ({ maximumBalanceOre }) => <Amount ore={maximumBalanceOre} /> },
  ]
}
