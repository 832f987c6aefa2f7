import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useCounterTexts } from '../counter/counter-texts.ts'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { useTexts } from '../texts.ts'
import { CloseTill } from './CloseTill.tsx'
import { EnrolDevice } from './EnrolDevice.tsx'
import { SignOutDevice } from './SignOutDevice.tsx'
import type { Till } from './tills.ts'
import { TillSpeeds } from './TillSpeed.tsx'
import { TillState } from './TillState.tsx'

/** One till: what it has sold today, its device, and how to give it one or take it away. */
export function TillPanel({ till, onClose }: { till: Till; onClose: () => void }) {
  const texts = useTexts().tills
  const { speed } = useCounterTexts()
  const closing = useChangeTexts().closeTill
  const { language } = useLanguage()
  const { mayRunCanteen } = useAtSchool()
  const facts = [
    { name: texts.soldToday, value: <Amount ore={till.soldTodayOre} /> },
    { name: texts.salesToday, value: till.salesToday },
    { name: texts.lastSale, value: till.lastSaleAt === null ? texts.never : formatInstant(till.lastSaleAt, { language }) },
    { name: texts.register, value: till.registerId },
    ...(till.enrolledAt === null ? [] : [{ name: texts.enrolledSince, value: formatInstant(till.enrolledAt, { language }) }]),
  ]
  return (
    <SidePanel title={till.name} onClose={onClose}>
      <div className="kit-stack" data-gap="large">
        <div className="kit-stack">
          <div>
            <TillState state={till.state} />
          </div>
          <dl className="office-facts">
            {facts.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {till.speed === null ? null : (
            <section aria-labelledby="till-speed">
              <h3 id="till-speed">{speed.longTitle}</h3>
              <TillSpeeds speed={till.speed} />
            </section>
          )}
        </div>
        {mayRunCanteen && till.state !== 'closed' ? <EnrolDevice till={till} /> : null}
        {mayRunCanteen && till.state === 'enrolled' ? <SignOutDevice till={till} /> : null}
        {mayRunCanteen && till.state !== 'closed' ? <CloseTill till={till} /> : null}
        {till.state === 'closed' ? <p className="kit-muted">{closing.isClosed}</p> : null}
      </div>
    </SidePanel>
  )
}
