import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { newId } from '../../contract/ids.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { Amount } from '../../kit/Amount.tsx'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { DeliveryPaper } from '../../kit/DeliveryPaper.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { ForPrinter } from '../../kit/ForPrinter.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useReserveTexts } from './reserve-texts.ts'

type Delivery = RouteReply<'GET /api/office/schools/:schoolId/deliveries'>['deliveries'][number]
type Receipt = RouteReply<'GET /api/office/schools/:schoolId/deliveries/:purchaseId'>

/** What was delivered on credit, each with the receipt that can be printed once. Not there when there is nothing. */
export function Deliveries() {
  const { schoolId } = useAtSchool()
  const texts = useReserveTexts().deliveries
  const { data } = useQuery({
    queryKey: ['school', schoolId, 'deliveries'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/deliveries', { params: { schoolId }, signal }),
  })
  if (!data || data.deliveries.length === 0) return null
  return (
    <section className="kit-stack" aria-labelledby="deliveries">
      <div>
        <h2 id="deliveries">{texts.title}</h2>
        <p className="kit-muted">{texts.lead}</p>
      </div>
      <ul className="office-stops">
        {data.deliveries.map((delivery) => (
          <DeliveryRow key={delivery.purchaseId} delivery={delivery} />
        ))}
      </ul>
    </section>
  )
}

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { deliveries: texts } = useReserveTexts()
  const { language } = useLanguage()
  const printing = usePrintDelivery(delivery.purchaseId)
  const { deliveryNumber, deliveredAt, pupilName, tillName, overdrawnOre, isPrinted } = delivery
  return (
    <li>
      <div>
        <p>
          <strong>{pupilName}</strong>
          <span className="kit-muted">
            {' · '}
            {texts.number} {deliveryNumber} · {tillName} · {formatInstant(deliveredAt, { language })}
          </span>
        </p>
        <p>
          {texts.amount}: <Amount ore={overdrawnOre} />
        </p>
        <Failure error={printing.error} />
      </div>
      {isPrinted ? (
        <span className="kit-muted">{texts.printed}</span>
      ) : (
        <Button look="secondary" size="sm" busy={printing.isPending} aria-label={`${texts.print}: ${pupilName}`} onClick={() => printing.mutate()}>
          {texts.print}
        </Button>
      )}
      {printing.receipt === null ? null : (
        <ForPrinter>
          <DeliveryPaper receipt={printing.receipt} />
        </ForPrinter>
      )}
    </li>
  )
}

function usePrintDelivery(purchaseId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  const params = { schoolId, purchaseId }
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  // The same print until its answer is there.
  const [id] = useState(() => newId(Date.now()))
  const printing = useMutation({
    mutationFn: async () => {
      const found = await call('GET /api/office/schools/:schoolId/deliveries/:purchaseId', { params })
      await call('POST /api/office/schools/:schoolId/deliveries/:purchaseId/prints', { params, body: { id } })
      return found
    },
    onSuccess: setReceipt,
    onError: () => queries.invalidateQueries({ queryKey: ['school', schoolId, 'deliveries'] }),
  })
  useEffect(() => {
    if (receipt === null) return
    print()
    void queries.invalidateQueries({ queryKey: ['school', schoolId, 'deliveries'] })
  }, [receipt, queries, schoolId])
  return { ...printing, receipt }
}
