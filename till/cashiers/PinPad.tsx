import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { LEAST_PIN_DIGITS, MOST_PIN_DIGITS } from '../../rules/cashiers.ts'
import { Keypad } from '../keypad/Keypad.tsx'
import { useKeyboard } from '../keypad/use-keyboard.ts'
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
  useKeyboard({ onKey: press, onEnter: () => press('enter'), onEscape: onBack })
  const keys = KEYS.map((key) => {
    if (key === 'back') return { key, words: '⌫', unseen: texts.backspace, isOff: pin === '' }
    return key === 'enter' ? { key, words: texts.enter, isOff: !isWhole || isBusy } : { key }
  })
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
      <Keypad keys={keys} onKey={press} />
      <Button look="quiet" onClick={onBack}>
        {texts.otherName}
      </Button>
    </section>
  )
}
