import { useCommonTexts } from '../../kit/language.tsx'
import { useDoorTexts } from '../door-texts.ts'
import { useLocations } from './locations.ts'

/** When several run canteens here, each is named; when it is one, it stands at the foot of the page already. */
export function Operators() {
  const texts = useDoorTexts().signIn
  const common = useCommonTexts()
  const { data } = useLocations()
  const operators = new Map(data?.locations.map(({ operator }) => [operator.operatorId, operator]))
  if (operators.size < 2) return null
  return (
    <div className="portal-operators kit-small kit-muted">
      <p>{texts.runBy}</p>
      <ul>
        {[...operators.values()].map((operator) => (
          <li key={operator.operatorId}>
            <strong>{operator.name}</strong>, {operator.address}, {operator.postalCode} {operator.city}.{' '}
            {common.organisationNumber(operator.organisationNumber)}
            {operator.isVatRegistered ? ' MVA' : ''}
          </li>
        ))}
      </ul>
    </div>
  )
}
