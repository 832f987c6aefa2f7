import { Checkbox } from '../../kit/Checkbox.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { PROMISED_MS, type SpeedOf } from '../../rules/sale-speed.ts'
import { hasNfc } from '../nfc/watch-nfc.ts'
import { nfcTrouble } from '../nfc/NfcReader.tsx'
import { useOpenTill, useTillApp } from '../opening/till-context.ts'
import type { ShownSpeed, Speed as MeasuredSpeed } from '../speed/measure.ts'
import { useWatched, watched } from '../watched.ts'
import { useSpeedTexts } from './measured-texts.ts'

/** What of the settings is fetched when they are opened: the chip reader, and how quick this till is. */
export function Measured() {
  const texts = useSpeedTexts()
  const { speed } = useOpenTill()
  return (
    <>
      {hasNfc() ? <NfcSwitch /> : null}
      <section className="kit-stack" aria-labelledby="till-speed">
        <h3 id="till-speed">{texts.title}</h3>
        <p className="kit-muted kit-small">{texts.explained}</p>
        <BothSpeeds speed={useWatched(speed)} />
      </section>
    </>
  )
}

/** Until it is measured there is nothing to show. */
function BothSpeeds({ speed }: { speed: MeasuredSpeed | null }) {
  const texts = useSpeedTexts()
  const { connected, alone } = useWatched(speed?.shown ?? nothingShown)
  return (
    <>
      <Speed name={texts.connected} speed={connected} promisedMs={PROMISED_MS.connected} />
      <Speed name={texts.alone} speed={alone} promisedMs={PROMISED_MS.alone} />
    </>
  )
}

const nothingShown = watched<ShownSpeed>({ connected: null, alone: null })

function Speed({ name, speed, promisedMs }: { name: string; speed: SpeedOf | null; promisedMs: number }) {
  const texts = useSpeedTexts()
  if (speed === null) {
    return (
      <p>
        {name}: <span className="kit-muted">{texts.none}</span>
      </p>
    )
  }
  const isKept = speed.p95Ms <= promisedMs
  return (
    <div>
      <p>
        {name}: <strong>{texts.nearlyAll(speed.p95Ms)}</strong>{' '}
        <Tag colour={isKept ? 'success' : 'warning'}>{isKept ? texts.kept(promisedMs) : texts.broken(promisedMs)}</Tag>
      </p>
      <p className="kit-muted kit-small">{speed.medianTodayMs === null ? texts.of(speed.count) : texts.ofToday(speed.count, speed.medianTodayMs)}</p>
    </div>
  )
}

function NfcSwitch() {
  const texts = useSpeedTexts().nfc
  const app = useTillApp()
  const { isNfcOn } = useWatched(app.preferences)
  const trouble = useWatched(nfcTrouble)
  return (
    <div className="kit-stack" data-gap="small">
      <Checkbox look="switch" label={texts.label} description={texts.help} checked={isNfcOn} onToggle={(wanted) => app.prefer({ isNfcOn: wanted })} />
      {isNfcOn && trouble !== null ? <p role="status">{texts[trouble]}</p> : null}
    </div>
  )
}
