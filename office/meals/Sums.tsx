import { Amount } from '../../kit/Amount.tsx'

/** A few sums beside each other, each under its name. */
export function Sums({ sums }: { sums: readonly (readonly [name: string, ore: number])[] }) {
  return (
    <dl className="office-meal-sums">
      {sums.map(([name, ore]) => (
        <div key={name}>
          <dt className="kit-muted">{name}</dt>
          <dd>
            <Amount ore={ore} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
