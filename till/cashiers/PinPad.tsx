import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { LEAST_PIN_DIGITS, MOST_PIN_DIGITS } from '../../rules/cashiers.ts'
import { useCashierTexts } from '../texts.ts'

type PinPadProps = {
  title: string
  lead: string
  error: Error | null
  isBusy: boolean
  onPin: (pin: string) => void
  onBack: () => void
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'back', '0', 'enter'] as const

/** Digits under the thumbs, and under the fingers: the keyboard does the same. What is keyed in is never shown. */
export function PinPad({ title, lead, error, isBusy, onPin, onBack }: PinPadProps) {
  const texts = useCashierTexts()
  const [pin, setPin] = useState('')
  const isWhole = pin.length >= LEAST_PIN_DIGITS
  const press = (key: string): void => {
    if (isBusy) return
    if (/^\d$/.test(key) && pin.length < MOST_PIN_DIGITS) setPin(pin + key)
    if (key === 'back') setPin(pin.slice(0, -1))
    if (key === 'enter' && isWhole) {
      setPin('')
      onPin(pin)
    }
  }
  useKeys(press, onBack)
  return (
    <section className="till-pin" aria-labelledby="till-pin-title">
      <h1 id="till-pin-title">{title}</h1>
      <p className="kit-muted">{lead}</p>
      <p className="till-pin-dots" role="status" aria-label={texts.digits(pin.length)} data-wrong={error === null ? undefined : ''}>
        {Array.from({ length: Math.max(LEAST_PIN_DIGITS, pin.length) }, (_each, place) => (
          <span key={place} data-filled={place < pin.length ? '' : undefined} />
        ))}
      </p>
      <Failure error={pin === '' ? error : null} />
      <div className="till-pin-keys">
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            className="till-pin-key"
            data-does={/\d/.test(key) ? undefined : key}
            aria-label={key === 'back' ? texts.backspace : undefined}
            aria-disabled={(key === 'enter' && (!isWhole || isBusy)) || (key === 'back' && pin === '') || undefined}
            onClick={() => press(key)}
          >
            {key === 'back' ? '⌫' : key === 'enter' ? texts.enter : key}
          </button>
        ))}
      </div>
      <Button look="quiet" onClick={onBack}>
        {texts.otherName}
      </Button>
    </section>
  )
}

function useKeys(press: (key: string) => void, onBack: () => void): void {
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === 'Escape') return onBack()
    if (/^\d$/.test(event.key)) press(event.key)
    else if (event.key === 'Backspace') press('back')
    // A button in focus has an Enter of its own.
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) press('enter')
  })
  useEffect(() => {
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
