import { useMutation } from '@tanstack/react-query'
import { Button } from '../../kit/Button.tsx'
import { DownloadIcon } from '../../kit/icons.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { saveFile } from '../../kit/save-file.ts'
import { useChangeTexts } from '../change-texts.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { useTexts } from '../texts.ts'
import type { PupilSearch } from './pupil-search.ts'
import { fetchWholeList } from './pupils.ts'
import { pupilsAsCsv } from './pupils-as-csv.ts'

/** The list as it is searched and sorted now, all of its pages, as a file. */
export function ExportButton() {
  const texts = useTexts().pupils
  const { pupilNumber } = useChangeTexts().pupil
  const say = useSay()
  const whatWentWrong = useRefusalText()
  const { schoolId } = useAtSchool()
  const { asked } = useListSearch<PupilSearch>()
  const exporting = useMutation({
    mutationFn: () => fetchWholeList(schoolId, asked),
    onSuccess: ({ pupils, isCut }) => {
      saveFile({ name: `${texts.exportName}-${osloDay(Date.now())}.csv`, type: 'text/csv;charset=utf-8', text: pupilsAsCsv(pupils, { ...texts, pupilNumber }) })
      say(isCut ? texts.exportCut(pupils.length) : texts.exported(pupils.length))
    },
    onError: (error) => say(whatWentWrong(error), 'problem'),
  })
  return (
    <Button look="secondary" icon={<DownloadIcon />} busy={exporting.isPending} onClick={() => exporting.mutate()}>
      {exporting.isPending ? texts.exporting : texts.export}
    </Button>
  )
}
