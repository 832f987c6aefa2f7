import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { chooseWallet } from './chosen-wallet.ts'
import { WalletCard } from './WalletCard.tsx'
import './wallet-choice.css'

/** One card, or several side by side: swiped, or chosen by name above them. */
export function Cards({ wallets, chosen }: { wallets: readonly Wallet[]; chosen: Wallet }) {
  if (wallets.length < 2) return <WalletCard wallet={chosen} />
  return (
    <div className="portal-cards">
      <Names wallets={wallets} chosen={chosen} />
      <Slides wallets={wallets} chosen={chosen} />
    </div>
  )
}

type Props = { wallets: readonly Wallet[]; chosen: Wallet }

function Names({ wallets, chosen }: Props) {
  const texts = useCardTexts().front
  const row = useRef<HTMLDivElement>(null)
  const here = wallets.indexOf(chosen)
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    // Only sideways: scrollIntoView would also move the page.
    if (tab && row.current) row.current.scrollTo({ left: tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2, behavior: 'smooth' })
  }, [here])
  const move = (event: KeyboardEvent): void => {
    const next = neighbours(here, wallets.length)[event.key]
    const wallet = next === undefined ? undefined : wallets[next]
    if (wallet === undefined) return
    event.preventDefault()
    chooseWallet(wallet.walletId)
    document.getElementById(`card-of-${wallet.walletId}`)?.focus({ preventScroll: true })
  }
  return (
    <div ref={row} className="portal-whose" role="tablist" aria-label={texts.whoseCard} onKeyDown={move}>
      {wallets.map((wallet) => (
        <button
          key={wallet.walletId}
          id={`card-of-${wallet.walletId}`}
          type="button"
          role="tab"
          aria-selected={wallet === chosen}
          aria-controls={`slide-of-${wallet.walletId}`}
          tabIndex={wallet === chosen ? 0 : -1}
          onClick={() => chooseWallet(wallet.walletId)}
        >
          {wallet.firstName}
        </button>
      ))}
    </div>
  )
}

const neighbours = (here: number, count: number): Readonly<Record<string, number>> => ({
  ArrowRight: (here + 1) % count,
  ArrowLeft: (here - 1 + count) % count,
  Home: 0,
  End: count - 1,
})

const SETTLED_AFTER_MS = 150
const tellsScrollEnd = 'onscrollend' in globalThis

function Slides({ wallets, chosen }: Props) {
  const row = useRef<HTMLDivElement>(null)
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isFirst = useRef(true)
  const here = wallets.indexOf(chosen)

  useEffect(() => {
    const slides = row.current
    const slide = slides?.children[here]
    if (!slides || !(slide instanceof HTMLElement)) return
    // A swipe has brought the card into place itself; only a choice by name has to move it.
    if (isFirst.current || nearestTo(slides) !== here) {
      slides.scrollTo({ left: slide.offsetLeft - slides.offsetLeft - edge(slides), behavior: isFirst.current ? 'instant' : 'smooth' })
    }
    isFirst.current = false
  }, [here])
  useEffect(() => () => clearTimeout(settling.current), [])

  /** A swipe has chosen when it has come to rest. */
  const choose = (): void => {
    const nearest = row.current === null ? undefined : wallets[nearestTo(row.current)]
    if (nearest !== undefined) chooseWallet(nearest.walletId)
  }
  const chooseSoon = (): void => {
    clearTimeout(settling.current)
    settling.current = setTimeout(choose, SETTLED_AFTER_MS)
  }
  return (
    <div ref={row} className="portal-slides" {...(tellsScrollEnd ? { onScrollEnd: choose } : { onScroll: chooseSoon })}>
      {wallets.map((wallet) => (
        <div
          key={wallet.walletId}
          id={`slide-of-${wallet.walletId}`}
          className="portal-slide"
          role="tabpanel"
          aria-labelledby={`card-of-${wallet.walletId}`}
          // Only the card in sight can be reached: neither a key nor a reader wanders into its neighbours.
          inert={wallet !== chosen}
          // A panel with nothing in it to press must itself be reachable, or it could not be read by key.
          tabIndex={wallet === chosen && !wallet.mayPay ? 0 : undefined}
        >
          <WalletCard wallet={wallet} />
        </div>
      ))}
    </div>
  )
}

/** Which slide stands nearest to the middle of the row. */
function nearestTo(slides: HTMLElement): number {
  const middle = slides.scrollLeft + slides.clientWidth / 2
  const distances = [...slides.children].map((slide) => {
    if (!(slide instanceof HTMLElement)) return Number.POSITIVE_INFINITY
    return Math.abs(slide.offsetLeft - slides.offsetLeft + slide.offsetWidth / 2 - middle)
  })
  return distances.indexOf(Math.min(...distances))
}

const edge = (slides: HTMLElement) => Number.parseFloat(getComputedStyle(slides).scrollPaddingInlineStart) || 0
