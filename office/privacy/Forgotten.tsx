import { useState } from 'react'
import type { ForgettingStep } from '../../contract/privacy-words.ts'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import type { RouteReply } from '../../contract/route-types.ts'
import { formatDay, formatInstant } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { useForgotten } from './privacy.ts'
import { useOfficePrivacyTexts } from './privacy-texts.ts'

type Forgetting = RouteReply<'GET /api/office/schools/:schoolId/forgetting'>['steps'][number]

/** It runs every ten minutes; a day without is no pause but a fault. */
const TOO_LONG_MS = 24 * 3_600_000

/** What the house has deleted by itself, and that it still does. */
export function Forgotten({ schoolId }: { schoolId: number }) {
  const texts = useOfficePrivacyTexts().forgotten
  const forgotten = useForgotten(schoolId)
  return (
    <section className="kit-stack">
      <h3>{texts.title}</h3>
      <p className="kit-muted">{texts.lead}</p>
      <Answered query={forgotten}>{({ steps }) => <Steps steps={steps} />}</Answered>
    </section>
  )
}

function Steps({ steps }: { steps: readonly Forgetting[] }) {
  const texts = useOfficePrivacyTexts().forgotten
  const { language } = useLanguage()
  const [openedAt] = useState(() => Date.now())
  const [newest] = steps.map(({ ranAt }) => ranAt).toSorted((one, other) => other.localeCompare(one))
  if (newest === undefined) return <p>{texts.notYet}</p>
  const when = formatInstant(newest, { language })
  const byStep = new Map(steps.map((each) => [each.step, each]))
  return (
    <>
      {openedAt - Date.parse(newest) > TOO_LONG_MS ? <Notice tone="warning">{texts.stopped(when)}</Notice> : <p>{texts.ranAt(when)}</p>}
      <dl className="office-facts">
        {(Object.keys(texts.steps) as ForgettingStep[]).map((step) => (
          <div key={step}>
            <dt>{texts.steps[step]}</dt>
            <dd>
              <HowMuch forgetting={byStep.get(step)} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function HowMuch({ forgetting }: { forgetting: Forgetting | undefined }) {
  const texts = useOfficePrivacyTexts().forgotten
  const { language } = useLanguage()
  if (forgetting === undefined || forgetting.lastSomethingAt === null) return texts.nothing
  return texts.total(forgetting.totalCount, formatDay(forgetting.lastSomethingAt, { language }))
}
