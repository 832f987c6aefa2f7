import { useLanguage } from '../../kit/language.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { PROMISED_MS, type Way } from '../../rules/sale-speed.ts'
import { useCounterTexts } from '../counter/counter-texts.ts'
import type { Till } from './tills.ts'

/** How quick a till is while it is connected: what nineteen of twenty sales keep to, held against the promise in words. */
export function TillSpeed({ speed }: { speed: Till['speed'] }) {
  const texts = useCounterTexts().speed
  if (speed === null || speed.connected === null) return <span className="kit-muted">{texts.none}</span>
  return <SpeedTag way="connected" p95Ms={speed.connected.p95Ms} />
}

/** Both ways, and when the till last told of it. */
export function TillSpeeds({ speed }: { speed: NonNullable<Till['speed']> }) {
  const texts = useCounterTexts().speed
  const { language } = useLanguage()
  return (
    <div className="kit-stack" data-gap="small">
      {(['connected', 'alone'] as const).map((way) => {
        const measured = speed[way]
        return measured === null ? null : (
          <p key={way}>
            {texts.ways[way]}: <SpeedTag way={way} p95Ms={measured.p95Ms} />{' '}
            <span className="kit-muted kit-small">
              {measured.medianTodayMs === null ? texts.of(measured.count) : texts.ofToday(measured.count, measured.medianTodayMs)}
            </span>
          </p>
        )
      })}
      <p className="kit-muted kit-small">{texts.explained(formatInstant(speed.toldAt, { language }))}</p>
    </div>
  )
}

function SpeedTag({ way, p95Ms }: { way: Way; p95Ms: number }) {
  const texts = useCounterTexts().speed
  const isKept = p95Ms <= PROMISED_MS[way]
  return <Tag colour={isKept ? 'success' : 'warning'}>{isKept ? texts.kept(p95Ms) : texts.broken(p95Ms, PROMISED_MS[way])}</Tag>
}
