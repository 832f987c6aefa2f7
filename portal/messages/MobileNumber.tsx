import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Form } from '../../kit/Form.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatMobileNumber } from '../../rules/mobile-numbers.ts'
import { type Choices, choicesQuery } from './message-queries.ts'
import { useMessageTexts } from './message-texts.ts'

/** The number that SMS go to: confirmed with a code before anything is told there. */
export function MobileNumber({ sms }: { sms: NonNullable<Choices['sms']> }) {
  const texts = useMessageTexts().sms
  const [isChanging, setIsChanging] = useState(false)
  return (
    <Card>
      <div className="kit-stack" data-gap="small">
        <h2>{texts.title}</h2>
        {sms.isConfirmed && !isChanging ? (
          <>
            <p>{texts.confirmed(formatMobileNumber(sms.mobile ?? ''))}</p>
            <div>
              <Button look="secondary" onClick={() => setIsChanging(true)}>
                {texts.change}
              </Button>
            </div>
          </>
        ) : (
          <Confirm mobile={sms.mobile} onDone={() => setIsChanging(false)} />
        )}
      </div>
    </Card>
  )
}

function Confirm({ mobile, onDone }: { mobile: string | null; onDone: () => void }) {
  const texts = useMessageTexts().sms
  const say = useSay()
  const queries = useQueryClient()
  const [number, setNumber] = useState(mobile === null ? '' : formatMobileNumber(mobile))
  const [code, setCode] = useState('')
  const send = useMutation({ mutationFn: () => call('POST /api/person/mobile-codes', { body: { mobile: number } }), onSuccess: () => say(texts.sent) })
  const confirm = useMutation({
    mutationFn: (sent: string) => call('POST /api/person/mobile-codes/confirm', { body: { mobile: sent, code } }),
    onSuccess: (now) => {
      queries.setQueryData(choicesQuery.queryKey, now)
      say(texts.done)
      onDone()
    },
  })
  const sentTo = send.data?.mobile
  if (sentTo === undefined)
    return (
      <Form onSubmit={() => send.mutate()} error={send.error}>
        <p>{texts.why}</p>
        <TextField
          label={texts.number}
          type="tel"
          autoComplete="tel-national"
          inputMode="tel"
          required
          value={number}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
        />
        <div>
          <Button type="submit" look="secondary" busy={send.isPending}>
            {texts.sendCode}
          </Button>
        </div>
      </Form>
    )
  return (
    <Form onSubmit={() => confirm.mutate(sentTo)} error={confirm.error}>
      <TextField
        label={texts.code}
        description={texts.codeWhere(formatMobileNumber(sentTo))}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <div className="kit-row">
        <Button type="submit" busy={confirm.isPending}>
          {texts.confirm}
        </Button>
        <Button look="secondary" onClick={() => send.reset()}>
          {texts.otherNumber}
        </Button>
      </div>
    </Form>
  )
}
