import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiRefusal, ApiUnreachable, call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { type Choices, choicesQuery } from './message-queries.ts'
import { useMessageTexts } from './message-texts.ts'
import { pushHere, turnOnPush } from './push-here.ts'

/** What the house said; everything else is the browser's own trouble. */
const isOurs = (error: Error) => error instanceof ApiRefusal || error instanceof ApiUnreachable

/** Push in this browser, on or off, and in the others it is on in. */
export function Push({ push: { publicKey, browsers } }: { push: NonNullable<Choices['push']> }) {
  const texts = useMessageTexts().push
  const { language } = useLanguage()
  const say = useSay()
  const queries = useQueryClient()
  const [here, setHere] = useState(pushHere)
  const [isRefused, setIsRefused] = useState(false)
  const keep = (now: Choices) => queries.setQueryData(choicesQuery.queryKey, now)
  const turnOn = useMutation({
    mutationFn: () => turnOnPush(publicKey),
    onSuccess: (now) => {
      setHere(pushHere())
      setIsRefused(now === null)
      if (now === null) return
      keep(now)
      say(texts.isOn)
    },
  })
  const turnOff = useMutation({
    mutationFn: (browserId: string) => call('DELETE /api/person/push-browsers/:browserId', { params: { browserId } }),
    onSuccess: (now) => {
      keep(now)
      say(texts.isOff)
    },
  })
  const own = here === 'possible' ? browsers.find(({ isThis }) => isThis) : undefined
  const others = browsers.filter((browser) => browser !== own)
  return (
    <Card>
      <div className="kit-stack" data-gap="small">
        <h2>{texts.title}</h2>
        <p>{own === undefined ? texts.why : texts.onHere}</p>
        {here === 'needs home screen' ? <Notice title={texts.homeScreen}>{texts.homeScreenHow}</Notice> : null}
        {here === 'none' ? <p className="kit-muted">{texts.none}</p> : null}
        {here === 'blocked' ? (
          <Notice tone="warning" title={texts.blocked} announce="politely">
            {texts.blockedHow}
          </Notice>
        ) : isRefused ? (
          <Notice announce="politely">{texts.refused}</Notice>
        ) : null}
        {here === 'possible' && own === undefined ? (
          <div>
            <Button busy={turnOn.isPending} onClick={() => turnOn.mutate()}>
              {texts.turnOn}
            </Button>
          </div>
        ) : null}
        {own === undefined ? null : (
          <div>
            <Button look="secondary" busy={turnOff.isPending} onClick={() => turnOff.mutate(own.browserId)}>
              {texts.turnOff}
            </Button>
          </div>
        )}
        {turnOn.error !== null && !isOurs(turnOn.error) ? <Notice tone="warning">{texts.failed}</Notice> : <Failure error={turnOn.error} />}
        {others.length === 0 ? null : (
          <>
            <h3>{texts.others}</h3>
            <ul className="portal-browsers">
              {others.map(({ browserId, name, lastSeenAt }) => (
                <li key={browserId}>
                  <span>
                    <strong>{name}</strong>
                    <span className="kit-muted kit-small">{texts.seen(formatInstant(lastSeenAt, { language }))}</span>
                  </span>
                  <Button look="secondary" size="sm" aria-label={texts.turnOffIn(name)} busy={turnOff.isPending} onClick={() => turnOff.mutate(browserId)}>
                    {texts.turnOffThere}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        <Failure error={turnOff.error} />
      </div>
    </Card>
  )
}
