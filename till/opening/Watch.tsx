// What the open till listens to all the time: the scanner, the network, the first touch, and a new version.
import { useEffect } from 'react'
import { takeNewVersion, useIsNewVersionReady } from '../../kit/new-version.ts'
import { useWedge } from '../../kit/scanner/use-wedge.ts'
import { useWatched } from '../watched.ts'
import { useMayChangeVersion } from './use-may-change-version.ts'
import { useToSale } from './use-to-sale.ts'
import { useOpenTill, useTillApp } from './till-context.ts'

export function Watch() {
  const { reader } = useOpenTill()
  const toSale = useToSale()
  useWedge({
    onCode: (read) => {
      toSale()
      reader.read(read)
    },
    onForeignCode: (code) => {
      toSale()
      reader.readForeign(code)
    },
  })
  useNetworkSigns()
  useSoundAwake()
  useNewVersionWhenQuiet()
  return null
}

function useNetworkSigns(): void {
  const { keeper, following } = useOpenTill()
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      following.line.openNow()
      void keeper.ask()
    }
    // The browser's word is only a hint; the server's answer decides.
    addEventListener('online', ask)
    addEventListener('offline', ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      removeEventListener('online', ask)
      removeEventListener('offline', ask)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [keeper, following])
}

function useSoundAwake(): void {
  const { wakeSound } = useTillApp()
  useEffect(() => {
    addEventListener('pointerdown', wakeSound, { capture: true })
    addEventListener('keydown', wakeSound, { capture: true })
    return () => {
      removeEventListener('pointerdown', wakeSound, { capture: true })
      removeEventListener('keydown', wakeSound, { capture: true })
    }
  }, [wakeSound])
}

const QUIET_FOR_MS = 3 * 60_000

/** A new version comes by itself when nobody has sold anything for a while. */
function useNewVersionWhenQuiet(): void {
  const { seller } = useOpenTill()
  const isReady = useIsNewVersionReady()
  const sale = useWatched(seller.sale)
  const { mayChange } = useMayChangeVersion()
  useEffect(() => {
    if (!isReady || !mayChange) return
    const timer = setTimeout(takeNewVersion, QUIET_FOR_MS)
    return () => clearTimeout(timer)
    // Whatever happens in the sale begins the quiet anew.
  }, [isReady, mayChange, sale])
}
