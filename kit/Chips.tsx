import { type ReactNode, useId } from 'react'

export type ChipsProps<Value extends string | number> = {
  label: string
  labelUnseen?: boolean
  choices: readonly { value: Value; label: ReactNode; disabled?: boolean }[]
  value: Value | undefined
  onChoose: (value: Value) => void
  /** How many stand beside each other; four short amounts fit on a phone. */
  perRow?: number
}

/** One of a few, each a thumb wide: amounts, days, classes. A radio group under its own skin. */
export function Chips<Value extends string | number>({ label, labelUnseen, choices, value, onChoose, perRow = 4 }: ChipsProps<Value>) {
  const name = useId()
  return (
    <fieldset className="ds-fieldset kit-chips">
      <legend className={labelUnseen ? 'kit-unseen' : 'ds-label'}>{label}</legend>
      <div className="kit-chips-row" style={{ gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))` }}>
        {choices.map((choice) => (
          <label key={choice.value} className="kit-chip">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
