import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Table } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { useOpen } from '../use-open.ts'
import { useProgrammes } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'

/** The school's programmes, those that run first. */
export function ProgrammeList() {
  const texts = useMealTexts().programmes
  const { language } = useLanguage()
  const { open, openThe, toggle } = useOpen()
  return (
    <Answered query={useProgrammes()}>
      {({ programmes }) => (
        <Table
          caption={texts.caption}
          captionUnseen
          columns={[
            { key: 'name', title: texts.columns.name, isRowName: true, cell: ({ name }) => name },
            { key: 'gives', title: texts.columns.gives, wideOnly: true, cell: ({ amountOre, period }) => texts.perPeriod[period](formatKroner(amountOre)) },
            { key: 'pupils', title: texts.columns.pupils, align: 'end', cell: ({ pupilCount }) => pupilCount },
            { key: 'used', title: texts.columns.used, align: 'end', wideOnly: true, cell: ({ usedOre }) => <Amount ore={usedOre} /> },
            {
              key: 'until',
              title: texts.columns.until,
              cell: ({ endsOn, isOver }) => (isOver ? <Tag>{texts.over}</Tag> : formatCalendarDay(endsOn, { language })),
            },
          ]}
          rows={programmes}
          rowKey={({ programmeId }) => programmeId}
          onOpen={({ programmeId }) => toggle(programmeId)}
          openKey={open}
          empty={
            <Card>
              <EmptyState drawing="people" title={texts.empty.title} action={<Button onClick={() => openThe('new')}>{texts.add}</Button>}>
                {texts.empty.advice}
              </EmptyState>
            </Card>
          }
        />
      )}
    </Answered>
  )
}
