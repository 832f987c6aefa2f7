import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import type { Report } from '../../kit/DayReportPaper.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatCalendarDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useDayTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { type TillDay, useCloseDay, useMakeX } from './use-day.ts'

/** How the day stands, and the two reports that can be made of it. */
export function DayNow({ day, onX, onZ }: { day: TillDay; onX: (report: Report) => void; onZ: (report: Report) => void }) {
  const texts = useDayTexts()
  const say = useSay()
  const makeX = useMakeX()
  const [isAsking, setIsAsking] = useState(false)
  const blocked = useWhatComesFirst()
  return (
    <section className="till-day-now" data-over={day.isOver || undefined}>
      <State day={day} />
      <div className="till-day-actions" hidden={day.isOver}>
        <Button
          wide
          look="secondary"
          busy={makeX.isPending}
          onClick={() =>
            makeX.mutate(undefined, {
              onSuccess: (report) => {
                say(texts.till.madeX)
                onX(report)
              },
            })
          }
        >
          {texts.till.makeX}
        </Button>
        {day.openDay === null ? null : (
          <Button wide aria-haspopup="dialog" aria-disabled={blocked !== null || undefined} onClick={() => (blocked === null ? setIsAsking(true) : undefined)}>
            {texts.till.makeZ}
          </Button>
        )}
      </div>
      {blocked === null || day.openDay === null ? null : <Notice tone="warning">{blocked}</Notice>}
      <Failure error={makeX.error} />
      {day.isOver ? null : <p className="kit-muted kit-small">{texts.till.forgotten}</p>}
      <Closing isOpen={isAsking} onClose={() => setIsAsking(false)} soldOre={day.soldOre} onZ={onZ} />
    </section>
  )
}

function State({ day: { isOver, openDay, today, saleCount, returnCount, soldOre } }: { day: TillDay }) {
  const texts = useDayTexts()
  const { language } = useLanguage()
  const when = formatCalendarDay(today, { language, now: 0 })
  if (isOver) {
    return (
      <div className="till-day-state">
        <p className="till-day-title">{texts.till.over}</p>
        <p>{texts.till.overAdvice}</p>
      </div>
    )
  }
  if (openDay === null) {
    return (
      <div className="till-day-state">
        <p className="till-day-title">{texts.till.nothing}</p>
        <p className="kit-muted">{texts.till.nothingAdvice}</p>
      </div>
    )
  }
  return (
    <div className="till-day-state">
      <p className="kit-muted">{openDay === today ? `${texts.till.open} · ${when}` : texts.till.openSince(formatCalendarDay(openDay, { language }))}</p>
      <p className="till-day-sum">{formatKroner(soldOre)}</p>
      <p>
        {texts.sales(saleCount)}
        {returnCount > 0 ? ` · ${texts.returns(returnCount)}` : ''}
      </p>
    </div>
  )
}

type ClosingProps = { isOpen: boolean; onClose: () => void; soldOre: number; onZ: (report: Report) => void }

/** Once more, with the consequence: a day has one Z report, and nothing is sold after it. */
function Closing({ isOpen, onClose, soldOre, onZ }: ClosingProps) {
  const texts = useDayTexts().till
  const common = useCommonTexts()
  const say = useSay()
  const closeDay = useCloseDay()
  const close = () => {
    closeDay.reset()
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={texts.question(formatKroner(soldOre))}
      mustStay={closeDay.isPending}
      actions={
        <>
          <Button
            busy={closeDay.isPending}
            onClick={() =>
              closeDay.mutate(undefined, {
                onSuccess: (report) => {
                  say(texts.made(report.number))
                  close()
                  onZ(report)
                },
              })
            }
          >
            {texts.confirm}
          </Button>
          <Button look="quiet" onClick={close}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <div className="kit-stack">
        <p>{texts.consequence}</p>
        <Failure error={closeDay.error} />
      </div>
    </Dialog>
  )
}

/** The law closes no day while a sale is under way. */
function useWhatComesFirst(): string | null {
  const texts = useDayTexts().till
  const { seller, outbox, parking } = useOpenTill()
  const parked = useWatched(parking.parked)
  const served = parked.filter((each) => each.served !== undefined)
  const { basket } = useWatched(seller.sale)
  const waiting = useWatched(outbox.waiting)
  if (waiting.length > 0) return texts.waitingFirst
  if (basket.length > 0) return texts.basketFirst
  if (served.length > 0) return texts.servedFirst(served.length, formatKroner(served.reduce((sum, { basket: goods }) => sum + sumOre(goods), 0)))
  return parked.length > 0 ? texts.parkedFirst : null
}
