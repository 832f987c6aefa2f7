import { Link } from '@tanstack/react-router'
import { BankIcon, ForwardIcon } from '../../kit/icons.tsx'
import { useCardTexts } from '../card-texts.ts'

/** The way to the account that one’s refunds go to. */
export function ToAccount() {
  const texts = useCardTexts().front
  return (
    <Link className="portal-to-office" to="/account">
      <span className="portal-entry-icon">
        <BankIcon />
      </span>
      <span>
        <strong>{texts.toAccount}</strong>
        <span className="kit-muted kit-small">{texts.toAccountWhy}</span>
      </span>
      <ForwardIcon />
    </Link>
  )
}
