import { useMutation } from '@tanstack/react-query'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useOpenTill, useTillApp } from '../opening/till-context.ts'
import { useWatched } from '../watched.ts'
import { codePageNames } from './code-pages.ts'
import { paperWidths } from './escpos.ts'
import { baudRates, type PrinterChoice, readPrinterChoice, usualLook } from './printer-choice.ts'
import { PrinterTrouble } from './printer-status.ts'
import { printOn } from './print-on.ts'
import { testPaper } from './papers.ts'
import { useReceiptTexts } from './receipt-texts.ts'
import { askForPrinter, possibleWays } from './wires.ts'

/** Which receipt printer this device prints on, how its paper is, and whether receipts come by themselves. */
export function PrinterSection() {
  const texts = useReceiptTexts().printer
  const app = useTillApp()
  const printer = readPrinterChoice(useWatched(app.preferences).printer)
  return (
    <section className="kit-stack" aria-labelledby="printer">
      <h3 id="printer">{texts.title}</h3>
      {printer === null ? <ChoosePrinter /> : <ChosenPrinter printer={printer} />}
    </section>
  )
}

function ChoosePrinter() {
  const texts = useReceiptTexts().printer
  const app = useTillApp()
  const choosing = useMutation({
    mutationFn: askForPrinter,
    onSuccess: (found) => {
      if (found !== null) app.prefer({ printer: { ...usualLook, ...found } })
    },
  })
  const ways = possibleWays()
  return (
    <>
      <p className="kit-muted">{texts.none}</p>
      {ways.length === 0 ? (
        <p className="kit-muted">{texts.noWay}</p>
      ) : (
        <>
          <div className="kit-row">
            {ways.map((way) => (
              <Button key={way} look="secondary" busy={choosing.isPending} onClick={() => choosing.mutate(way)}>
                {texts.choose[way]}
              </Button>
            ))}
          </div>
          {ways.length > 1 ? <p className="kit-muted kit-small">{texts.help}</p> : null}
        </>
      )}
      <Failure error={choosing.error} />
    </>
  )
}

function ChosenPrinter({ printer }: { printer: PrinterChoice }) {
  const texts = useReceiptTexts().printer
  const app = useTillApp()
  const change = (part: Partial<PrinterChoice>) => app.prefer({ printer: { ...printer, ...part } })
  return (
    <>
      <p>
        <strong>{printer.name === '' ? texts.chosen[printer.way] : printer.name}</strong>
        {printer.name === '' ? null : (
          <>
            <br />
            <span className="kit-muted">{texts.chosen[printer.way]}</span>
          </>
        )}
      </p>
      <Checkbox
        look="switch"
        label={texts.automatic}
        description={texts.automaticHelp}
        checked={printer.isAutomatic}
        onToggle={(isAutomatic) => change({ isAutomatic })}
      />
      <Chips
        label={texts.width}
        perRow={1}
        choices={paperWidths.map((width) => ({ value: String(width), label: texts.widths[width] }))}
        value={String(printer.columns)}
        onChoose={(chosen) => change({ columns: paperWidths.find((width) => String(width) === chosen) ?? usualLook.columns })}
      />
      <Chips
        label={texts.letters}
        perRow={2}
        choices={codePageNames.map((value) => ({ value, label: value.toUpperCase().replace(/^W?PC/, 'CP') }))}
        value={printer.codePage}
        onChoose={(codePage) => change({ codePage })}
      />
      <p className="kit-muted kit-small">{texts.lettersHelp}</p>
      {printer.way === 'serial' ? (
        <>
          <Chips
            label={texts.speed}
            perRow={2}
            choices={baudRates.map((rate) => ({ value: String(rate), label: String(rate) }))}
            value={String(printer.baudRate)}
            onChoose={(chosen) => change({ baudRate: Number(chosen) })}
          />
          <p className="kit-muted kit-small">{texts.speedHelp}</p>
        </>
      ) : null}
      <TestPrint printer={printer} />
    </>
  )
}

function TestPrint({ printer }: { printer: PrinterChoice }) {
  const { printer: texts, troubles } = useReceiptTexts()
  const app = useTillApp()
  const { enrolment } = useOpenTill()
  const say = useSay()
  const testing = useMutation({
    mutationFn: () => printOn(printer, async () => testPaper({ title: texts.testTitle, text: texts.testText, tillName: enrolment.tillName })),
    onSuccess: () => say(texts.tested),
  })
  return (
    <>
      {testing.error instanceof PrinterTrouble ? (
        <Notice tone="warning" title={troubles[testing.error.why]} announce="now">
          {testing.error.why === 'held_by_another' && printer.way === 'usb' ? texts.windows : undefined}
        </Notice>
      ) : (
        <Failure error={testing.error} />
      )}
      {testing.isSuccess ? <Notice tone="success">{texts.tested}</Notice> : null}
      <div className="kit-row">
        <Button look="secondary" busy={testing.isPending} onClick={() => testing.mutate()}>
          {texts.test}
        </Button>
        <Button look="quiet" colour="neutral" onClick={() => app.prefer({ printer: null })}>
          {texts.forget}
        </Button>
      </div>
    </>
  )
}
