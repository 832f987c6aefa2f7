// Starts one of the three apps: language first, then the screens, with a net under them.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Area } from '../language/area.ts'
import { applyKeptColourScheme } from './colour-scheme.ts'
import { LanguageProvider, prepareLanguage } from './language.tsx'
import { registerServiceWorker, reloadWhenPartsAreGone } from './new-version.ts'
import { createQueries } from './queries.ts'
import { StatusRegion } from './StatusRegion.tsx'
import './styles/index.css'

type App = {
  router: AnyRouter
  /** The text areas this app shows beside the shared ones. */
  areas: readonly Area<unknown>[]
  /** Given when the app keeps a hand on the answers outside of React. */
  queries?: QueryClient
  /** The address of the app's service worker, for the apps that open without a network. */
  serviceWorker?: string
}

/**
 * Call it without `await` at the top of main.tsx: the words of a language are a part that waits for main.tsx
 * to be done, so main.tsx must not wait for them.
 */
export async function startApp({ router, areas, queries = createQueries(), serviceWorker }: App): Promise<void> {
  applyKeptColourScheme()
  reloadWhenPartsAreGone()
  const language = await prepareLanguage(areas)
  const root = document.getElementById('app')
  if (root === null) throw new Error('index.html has no place for the app')
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider start={language} areas={areas}>
        <QueryClientProvider client={queries}>
          <StatusRegion>
            <RouterProvider router={router} />
          </StatusRegion>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  )
  if (serviceWorker !== undefined) await registerServiceWorker(serviceWorker)
}
