import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ForwardIcon, LetterIcon, ReceiptIcon } from '../../kit/icons.tsx'
import { useCardTexts } from '../card-texts.ts'

/** Writing to the school, and what has been written before. */
export function ToSchool() {
  const texts = useCardTexts().profile
  return (
    <div className="kit-stack" data-gap="small">
      <Way to="/contact" icon={<LetterIcon />} title={texts.contact} why={texts.contactWhy} />
      <Way to="/enquiries" icon={<ReceiptIcon />} title={texts.enquiries} why={texts.enquiriesWhy} />
    </div>
  )
}

function Way({ to, icon, title, why }: { to: string; icon: ReactNode; title: string; why: string }) {
  return (
    <Link to={to} className="portal-to-office">
      <span className="portal-entry-icon">{icon}</span>
      <span>
        <strong>{title}</strong>
        <span className="kit-muted kit-small">{why}</span>
      </span>
      <ForwardIcon />
    </Link>
  )
}
