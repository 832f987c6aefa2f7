import { lazy, Suspense } from 'react'
import { openPanel } from './panels.ts'
import { useWatched } from './watched.ts'

const panels = {
  settings: lazy(async () => ({ default: (await import('./settings/SettingsDialog.tsx')).SettingsDialog })),
  help: lazy(async () => ({ default: (await import('./settings/HelpDialog.tsx')).HelpDialog })),
  waiting: lazy(async () => ({ default: (await import('./outbox/UnfinishedDialog.tsx')).UnfinishedDialog })),
  typed_code: lazy(async () => ({ default: (await import('./scanner/TypedCodeDialog.tsx')).TypedCodeDialog })),
}

/** The panel that lies over the sale, fetched when it is first opened. */
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
