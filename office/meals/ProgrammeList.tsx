import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { Answered } from '../Answered.tsx'
import { useProgrammes } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'

/** The school's programmes, those that run first. */
export function ProgrammeList() {
  const texts = useMealTexts().programmes
  const { language } = useLanguage()
  return (
    <Answered query={useProgrammes()}>
      {({ programmes }) => (
        <OpenableTable
          caption={texts.caption}
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
          keyOf={({ programmeId }) => programmeId}
          empty={{ drawing: 'people', ...texts.empty, add: texts.add }}
        />
      )}
    </Answered>
  )
}
