import { formatKroner, formatKronerChange } from '../language/amounts-and-dates.ts'

export type AmountProps = {
  ore: number
  /** `change` shows the sign and marks money coming in. */
  as?: 'amount' | 'change'
  size?: 'normal' | 'large'
}

/** An amount of money: "45 kr", "45,50 kr". Figures are of equal width, so that columns line up and nothing jumps. */
export function Amount({ ore, as = 'amount', size = 'normal' }: AmountProps) {
  return (
    <span className="kit-amount" data-size={size === 'large' ? size : undefined} data-flow={as === 'change' && ore > 0 ? 'in' : undefined}>
      {as === 'change' ? formatKronerChange(ore) : formatKroner(ore)}
    </span>
  )
}
