import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Loading } from '../kit/Loading.tsx'
import { useFocusOnNewScreen } from '../kit/screen-title.ts'
import { useIsLocked, useLocksWhenIdle } from './cashiers/use-cashiers.ts'
import { EnrolmentScreen } from './enrolment/EnrolmentScreen.tsx'
import { CannotOpen } from './opening/CannotOpen.tsx'
import { createTillApp, type Stage } from './opening/till-app.ts'
import { OpenTillContext, TillAppContext, useTillApp } from './opening/till-context.ts'
import { useKeepsAwake } from './opening/use-keeps-awake.ts'
import { Watch } from './opening/Watch.tsx'
import { Panels } from './Panels.tsx'
import { StatusLine } from './status/StatusLine.tsx'
import { TrainingBanner } from './training/TrainingBanner.tsx'
import { useWatched } from './watched.ts'
import './till.css'

export function Frame() {
  const [app] = useState(createTillApp)
  useEffect(() => void app.open(), [app])
  useKeepsAwake()
  return (
    <TillAppContext value={app}>
      <StageView stage={useWatched(app.stage)} />
    </TillAppContext>
  )
}

function StageView({ stage }: { stage: Stage }) {
  if (stage.is === 'opening') return <Loading />
  if (stage.is === 'not_enrolled') return <EnrolmentScreen why={stage.why} unfinished={stage.unfinished} />
  if (stage.is !== 'open') return <CannotOpen why={stage.is} />
  return (
    <OpenTillContext value={stage.till}>
      <Counter />
    </OpenTillContext>
  )
}

// It lies on the device with the rest, though it comes after the start.
const LockScreen = lazy(() => import('./cashiers/LockScreen.tsx').then(({ LockScreen: Screen }) => ({ default: Screen })))

/** The counter, or the lock screen in its place while nobody is signed in. Scanning sleeps meanwhile: nothing is sold for nobody. */
function Counter() {
  useLocksWhenIdle()
  if (useIsLocked()) {
    return (
      <div className="till-shell">
        <StatusLine isLocked />
        <Suspense fallback={<Loading />}>
          <LockScreen />
        </Suspense>
      </div>
    )
  }
  return (
    <>
      <div className="till-shell">
        <StatusLine />
        <TrainingBanner />
        <Content />
      </div>
      <Panels />
      <Watch />
      <Printing />
      <Nfc />
    </>
  )
}

const AutomaticPrinting = lazy(() => import('./printing/AutomaticPrinting.tsx').then(({ AutomaticPrinting: Printer }) => ({ default: Printer })))

const NfcReader = lazy(() => import('./nfc/NfcReader.tsx').then(({ NfcReader: Reader }) => ({ default: Reader })))

/** Chips, where the browser reads them and that has been chosen. */
function Nfc() {
  const { isNfcOn } = useWatched(useTillApp().preferences)
  if (!isNfcOn) return null
  return (
    <Suspense fallback={null}>
      <NfcReader />
    </Suspense>
  )
}

/** Receipts that come by themselves, where that has been chosen. */
function Printing() {
  const { printer } = useWatched(useTillApp().preferences)
  if (!printer?.isAutomatic) return null
  return (
    <Suspense fallback={null}>
      <AutomaticPrinting printer={printer} />
    </Suspense>
  )
}

function Content() {
  const content = useRef<HTMLDivElement>(null)
  useFocusOnNewScreen(content)
  return (
    <div ref={content} className="till-content" tabIndex={-1}>
      <Outlet />
    </div>
  )
}
