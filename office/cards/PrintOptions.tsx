import { useState } from 'react'
import { type CardPrintFormat, cardPrintFormats } from '../../contract/card-prints.ts'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { DownloadIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { languageNames, languages } from '../../language/languages.ts'
import { useCardTexts } from '../card-texts.ts'
import { saveBlob } from '../../kit/save-file.ts'
import type { PrintLook } from './cards.ts'

type Printing = {
  isPending: boolean
  error: Error | null
  mutate: (look: PrintLook & { name: boolean }, after: { onSuccess: (answer: { name: string; file: Blob }) => void }) => void
}

/** How the cards are to look on paper, and the file. */
export function PrintOptions({ cards, printing, isForPupil = false }: { cards: number; printing: Printing; isForPupil?: boolean }) {
  const texts = useCardTexts().print
  const say = useSay()
  const shown = useLanguage().language
  const [format, setFormat] = useState<CardPrintFormat>(isForPupil ? 'single' : 'sheet')
  const [barcode, setBarcode] = useState(false)
  const [name, setName] = useState(isForPupil)
  const [language, setLanguage] = useState(shown)
  const print = () =>
    printing.mutate(
      { format, barcode, language, name },
      {
        onSuccess: (answer) => {
          saveBlob(answer.name, answer.file)
          say(texts.done(answer.name))
        },
      },
    )
  return (
    <div className="kit-stack">
      <Chips
        label={texts.format}
        perRow={2}
        choices={cardPrintFormats.toReversed().map((value) => ({ value, label: texts.formats[value] }))}
        value={format}
        onChoose={setFormat}
      />
      <p className="kit-muted kit-small">{texts.formatHelp[format]}</p>
      <Checkbox label={texts.barcode} description={texts.barcodeHelp} checked={barcode} onToggle={setBarcode} />
      {isForPupil ? <Checkbox label={texts.withName} checked={name} onToggle={setName} /> : null}
      <Select label={texts.language} choices={languages.map((value) => ({ value, label: languageNames[value] }))} value={language} onChoose={setLanguage} />
      <Failure error={printing.error} />
      <div>
        <Button icon={<DownloadIcon />} busy={printing.isPending} onClick={print}>
          {texts.submit(cards)}
        </Button>
      </div>
    </div>
  )
}
