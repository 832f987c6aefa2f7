import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { overrideReasons, type OverrideReason } from '../../contract/allergens.ts'
import { newId } from '../../contract/ids.ts'
import type { Refusal } from '../../contract/refusals.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Field } from '../../kit/Field.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import { isOverridable, isReasonFor, type OverridableStop } from '../../rules/hard-stops.ts'
import { type Basket, sumOre, wantedLines } from '../basket/basket.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useRefusedSentence } from '../sale/use-refused-sentence.ts'
import { useStopTexts } from '../texts.ts'
import { productIdsOf } from './stop-facts.ts'

/** What stood on the screen when the adult was fetched: they decide of that, whatever happens behind the panel. */
type Asked = { refusal: Refusal; stop: OverridableStop; code: string; credentialId: string; basket: Basket }

/** A second adult lets one stopped sale go on, with a reason and their own PIN. */
export function OverridePanel() {
  const texts = useStopTexts().override
  const { seller, enrolment } = useOpenTill()
  const [asked] = useState<Asked | null>(() => {
    const { moment, held, basket } = seller.sale.read()
    if (moment.at !== 'refused' || held === null || !isOverridable(moment.refusal.code)) return null
    return { refusal: moment.refusal, stop: moment.refusal.code, ...held, basket }
  })
  const adults = useQuery({
    queryKey: ['till', 'adults'],
    queryFn: ({ signal }) => call('GET /api/till/adults', { headers: tillHeaders(enrolment), signal }),
    staleTime: 0,
  })
  if (asked === null || adults.data === undefined || adults.data.adults.length === 0) {
    return (
      <Dialog isOpen onClose={closePanels} title={texts.title}>
        {asked === null ? (
          // The card was forgotten meanwhile; whoever scans it again is asked again.
          <p>{texts.scanAgain}</p>
        ) : adults.data !== undefined ? (
          <EmptyState drawing="card" title={texts.nobody}>
            {texts.nobodyAdvice}
          </EmptyState>
        ) : adults.error === null ? (
          <Loading />
        ) : (
          <NoAnswer error={adults.error} query={adults} isPart />
        )}
      </Dialog>
    )
  }
  return <Decide asked={asked} adults={adults.data.adults} />
}

const MOST_SIDE_BY_SIDE = 6

function Decide({ asked, adults }: { asked: Asked; adults: readonly { cashierId: string; name: string }[] }) {
  const texts = useStopTexts().override
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const sentence = useRefusedSentence()
  const { seller, enrolment } = useOpenTill()
  const form = useId()
  // The same id, however often it is pressed: an answer that was lost changes nothing.
  const [id] = useState(() => newId(Date.now()))
  const reasons = overrideReasons.filter((reason) => isReasonFor(asked.stop, reason))
  const [cashierId, setCashierId] = useState(adults.length === 1 ? adults[0]?.cashierId : undefined)
  const [reason, setReason] = useState<OverrideReason | undefined>(reasons.length === 1 ? reasons[0] : undefined)
  const [pin, setPin] = useState('')
  const [isTried, setIsTried] = useState(false)
  const letGo = useMutation({
    mutationFn: (chosen: { cashierId: string; reason: OverrideReason }) =>
      call('POST /api/till/stop-overrides', {
        headers: tillHeaders(enrolment),
        body: {
          id,
          code: asked.code,
          lines: wantedLines(asked.basket),
          totalOre: sumOre(asked.basket),
          stop: asked.stop,
          productIds: [...productIdsOf(asked.refusal)],
          pin,
          ...chosen,
        },
      }),
    onSuccess: () => {
      closePanels()
      seller.letGo({ overrideId: id, stop: asked.stop, productIds: productIdsOf(asked.refusal), credentialId: asked.credentialId })
    },
    onError: () => setPin(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (cashierId === undefined || reason === undefined || pin.length < 4 || letGo.isPending) return
    letGo.mutate({ cashierId, reason })
  }
  const missing = cashierId === undefined ? texts.whoMissing : reason === undefined ? texts.whyMissing : undefined
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      mustStay={letGo.isPending}
      title={texts.title}
      actions={
        <>
          <Button type="submit" form={form} busy={letGo.isPending}>
            {texts.act}
          </Button>
          <Button look="secondary" onClick={closePanels}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form id={form} className="kit-stack" onSubmit={submit} noValidate autoComplete="off">
        <p>{sentence({ at: 'refused', refusal: asked.refusal, isUpdating: false })}</p>
        <p className="kit-muted">{asked.stop === 'seller_too_young' ? texts.leadOfSeller : texts.lead}</p>
        {adults.length > MOST_SIDE_BY_SIDE ? (
          <Select
            label={texts.who}
            choices={[{ value: '', label: texts.choose }, ...adults.map(({ cashierId: value, name }) => ({ value, label: name }))]}
            value={cashierId ?? ''}
            onChoose={(chosen) => setCashierId(chosen === '' ? undefined : chosen)}
          />
        ) : (
          <Chips
            label={texts.who}
            perRow={2}
            choices={adults.map(({ cashierId: value, name }) => ({ value, label: name }))}
            value={cashierId}
            onChoose={setCashierId}
          />
        )}
        <Chips label={texts.why} perRow={1} choices={reasons.map((value) => ({ value, label: texts.reasons[value] }))} value={reason} onChoose={setReason} />
        <Field label={texts.pin} error={isTried && pin.length < 4 && letGo.error === null ? texts.pinMissing : undefined}>
          {(wiring) => (
            <input
              {...wiring}
              type="password"
              inputMode="numeric"
              className="ds-input"
              autoComplete="off"
              maxLength={12}
              value={pin}
              onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
            />
          )}
        </Field>
        {isTried && missing !== undefined ? (
          <Notice tone="warning" announce="now">
            {missing}
          </Notice>
        ) : null}
        {letGo.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(letGo.error)}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
