import { useState } from 'react'
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import { Chips } from '../../kit/Chips.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { FreeAmount } from '../../rules/topup-amounts.ts'
import { useCardTexts } from '../card-texts.ts'

/** What the chips choose: an amount in øre, or the field for any other. */
const OTHER = 'other'
type Chosen = number | typeof OTHER

type Offer = {
  /** The buttons' amounts. */
  amountsOre: readonly number[]
  /** The bounds of any other amount, as far as there is room for it; null where there is none. */
  freeAmount: FreeAmount | null
  /** Whether an amount may be paid in now. */
  fits: (amountOre: number) => boolean
}

/** The amount somebody is choosing: `amountOre` is set once it is one that may be paid. */
export function useAmount({ amountsOre, freeAmount, fits }: Offer, startOre?: number) {
  const [chosen, setChosen] = useState<Chosen | undefined>()
  const [typed, setTyped] = useState(startOre === undefined ? '' : oreToKronerText(startOre))
  const started = startOre === undefined ? undefined : amountsOre.includes(startOre) ? startOre : OTHER
  const selected = chosen ?? (started === OTHER && freeAmount === null ? undefined : started)
  const wantedOre = selected === OTHER ? (kronerTextToOre(typed) ?? undefined) : selected
  const amountOre = wantedOre !== undefined && fits(wantedOre) ? wantedOre : undefined
  return { selected, typed, amountOre, setChosen, setTyped }
}

type Props = Offer & { amount: ReturnType<typeof useAmount>; isDisabled: boolean }

/** The amounts as large buttons, and a field for any other where the school takes it. */
export function ChooseAmount({ amountsOre, freeAmount, fits, amount, isDisabled }: Props) {
  const texts = useCardTexts().topup
  const { selected, typed, amountOre, setChosen, setTyped } = amount
  return (
    <>
      <Chips<Chosen>
        label={texts.amount}
        labelUnseen
        choices={[
          ...amountsOre.map((ore) => ({ value: ore as Chosen, label: formatKroner(ore), disabled: isDisabled || !fits(ore) })),
          ...(freeAmount === null ? [] : [{ value: OTHER as Chosen, label: texts.other, disabled: isDisabled }]),
        ]}
        value={selected === undefined || selected === OTHER || fits(selected) ? selected : undefined}
        onChoose={setChosen}
      />
      {selected === OTHER && freeAmount !== null ? (
        <TextField
          label={texts.otherAmount}
          description={texts.otherBounds(formatKroner(freeAmount.leastOre), formatKroner(freeAmount.mostOre))}
          suffix="kr"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={typed}
          disabled={isDisabled}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={typed.trim() !== '' && amountOre === undefined ? texts.otherWrong : undefined}
        />
      ) : null}
    </>
  )
}
