import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { countOf, sumOre } from '../basket/basket.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { PrintableReceipt } from '../receipts/PrintableReceipt.tsx'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { askedServed } from './asked-served.ts'
import { isServed, type ParkedBasket, type Served } from './parking.ts'
import { ProvisionalReceipt } from './ProvisionalReceipt.tsx'
import { serve } from './serve.ts'
import { useServedTexts } from './served-texts.ts'
import '../receipts/receipts.css'
import './parked.css'

/** What is served before it is paid: first what that means, and then the provisional receipt. */
export function ServedPanel() {
  const { parking } = useOpenTill()
  const asked = useWatched(askedServed)
  const basket = useWatched(parking.parked).find(({ id }) => id === asked)
  if (basket === undefined) return null
  return basket.served !== undefined && isServed(basket) ? <Given served={basket.served} /> : <Serve basket={basket} />
}

function Serve({ basket }: { basket: ParkedBasket }) {
  const texts = useServedTexts()
  const common = useCommonTexts()
  const { enrolment, keeper, parking, cashiers } = useOpenTill()
  const isAlone = useWatched(keeper.contact).link === 'lost'
  const serving = useMutation({
    mutationFn: () =>
      serve(basket, {
        parking,
        send: (body) => call('POST /api/till/provisional-receipts', { body, headers: tillHeaders(enrolment), timeoutMs: ANSWER_MS }),
        cashierId: cashiers.present.read().cashier?.cashierId ?? null,
        nowMs: Date.now() + keeper.contact.read().clockOffsetMs,
      }),
    // What is refused may be so because a price is old.
    onError: () => void keeper.ask(),
  })
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      title={texts.title}
      mustStay={serving.isPending}
      actions={
        <>
          <Button size="lg" busy={serving.isPending} aria-disabled={isAlone || undefined} onClick={() => (isAlone ? undefined : serving.mutate())}>
            {texts.give}
          </Button>
          <Button look="secondary" size="lg" onClick={closePanels}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <div className="kit-stack">
        <p>{texts.lead}</p>
        <p className="till-served-sum">{texts.what(countOf(basket.basket), formatKroner(sumOre(basket.basket)))}</p>
        <p>{basket.served === undefined ? texts.nothingPaid : texts.again(basket.served.provisionalNumber)}</p>
        {isAlone ? <Notice tone="warning">{texts.alone}</Notice> : <Failure error={serving.error} />}
      </div>
    </Dialog>
  )
}

const ANSWER_MS = 10_000

function Given({ served: { provisionalId, provisionalNumber } }: { served: Served }) {
  const texts = useServedTexts()
  const { receipt: receiptTexts } = useTexts()
  const { enrolment } = useOpenTill()
  const headers = tillHeaders(enrolment)
  const params = { provisionalId }
  const receipt = useQuery({
    queryKey: ['provisional-receipt', enrolment.tillId, provisionalId],
    queryFn: ({ signal }) => call('GET /api/till/provisional-receipts/:provisionalId', { params, headers, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Dialog isOpen onClose={closePanels} title={texts.given(provisionalNumber)}>
      <PrintableReceipt
        query={receipt}
        subjectId={`provisional ${provisionalId}`}
        note={(id) => call('POST /api/till/provisional-receipts/:provisionalId/prints', { params, body: { id }, headers })}
        back={
          <Button look="quiet" colour="neutral" onClick={closePanels}>
            {texts.done}
          </Button>
        }
        receipt={(given) => <ProvisionalReceipt receipt={given} />}
        toPaper={(make, given) => make.provisionalPaper(given, { texts: receiptTexts, served: texts.receipt })}
      />
    </Dialog>
  )
}
