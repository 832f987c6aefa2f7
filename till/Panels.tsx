import { lazy, Suspense } from 'react'
import { UnfinishedDialog } from './outbox/UnfinishedDialog.tsx'
import { openPanel } from './panels.ts'
import { ReturnDialog } from './returns/ReturnDialog.tsx'
import { TypedCodeDialog } from './scanner/TypedCodeDialog.tsx'
import { useWatched } from './watched.ts'

// It lies on the device with the rest, though it comes after the start.
const AlonePanel = lazy(() => import('./reserve/AlonePanel.tsx').then(({ AlonePanel: Panel }) => ({ default: Panel })))
const SettingsDialog = lazy(() => import('./settings/SettingsDialog.tsx').then(({ SettingsDialog: Panel }) => ({ default: Panel })))
const HelpDialog = lazy(() => import('./settings/HelpDialog.tsx').then(({ HelpDialog: Panel }) => ({ default: Panel })))
const ByNamePanel = lazy(() => import('./by-name/ByNamePanel.tsx').then(({ ByNamePanel: Panel }) => ({ default: Panel })))
const ContentsPanel = lazy(() => import('./stops/ContentsPanel.tsx').then(({ ContentsPanel: Panel }) => ({ default: Panel })))
const PricePanel = lazy(() => import('./open-price/PricePanel.tsx').then(({ PricePanel: Panel }) => ({ default: Panel })))
const NotePanel = lazy(() => import('./notes/NotePanel.tsx').then(({ NotePanel: Panel }) => ({ default: Panel })))
const ServedPanel = lazy(() => import('./parked/ServedPanel.tsx').then(({ ServedPanel: Panel }) => ({ default: Panel })))
const DividePanel = lazy(() => import('./parked/DividePanel.tsx').then(({ DividePanel: Panel }) => ({ default: Panel })))
const OverridePanel = lazy(() => import('./stops/OverridePanel.tsx').then(({ OverridePanel: Panel }) => ({ default: Panel })))

const panels = {
  settings: SettingsDialog,
  help: HelpDialog,
  waiting: UnfinishedDialog,
  typed_code: TypedCodeDialog,
  return: ReturnDialog,
  alone: AlonePanel,
  contents: ContentsPanel,
  override: OverridePanel,
  price: PricePanel,
  by_name: ByNamePanel,
  note: NotePanel,
  served: ServedPanel,
  divide: DividePanel,
}

/** The panel that lies over the sale. It is never fetched first: it is wanted most when there is no network. */
export function Panels() {
  const open = useWatched(openPanel)
  if (open === null) return null
  const Panel = panels[open]
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  )
}
