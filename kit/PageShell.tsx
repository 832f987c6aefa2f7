import { type ReactNode, useRef } from 'react'
import type { Language } from '../language/languages.ts'
import { LanguageMenu } from './LanguageMenu.tsx'
import { useCommonTexts } from './language.tsx'
import { Mark } from './Mark.tsx'
import { useFocusOnNewScreen, useScreenTitle } from './screen-title.ts'

/** Who runs the canteen; what the contract calls Operator fits. */
export type OperatorShown = {
  name: string
  address: string
  postalCode: string
  city: string
  organisationNumber: string
  isVatRegistered?: boolean
  email?: string
  phone?: string
}

export type PageShellProps = {
  /** The name beside our mark: the school, or the room one is in. */
  title?: ReactNode
  /** Links of the room, a `NavBar`. */
  nav?: ReactNode
  /** Beside the language menu: who is signed in, a way out. */
  aside?: ReactNode
  /** Where the mark leads. */
  home?: string
  operator?: OperatorShown | undefined
  /** At the end of the foot: the way to write to somebody. */
  footLink?: ReactNode
  /** narrow: a phone's column, also on a wide screen. normal: a page. wide: tables and panels. */
  width?: 'narrow' | 'normal' | 'wide'
  /** Where the links stand: under the thumb on a phone, or at the left on a desk. */
  layout?: 'top' | 'side' | 'bottom'
  onLanguageChosen?: (language: Language) => void
  children: ReactNode
}

/** The frame of a page: skip link, header with language menu, the content, and who runs the canteen at the foot. */
export function PageShell(props: PageShellProps) {
  const { title, nav, aside, home = '/', operator, footLink, width = 'normal', layout = 'top', onLanguageChosen, children } = props
  const common = useCommonTexts()
  const content = useRef<HTMLElement>(null)
  useFocusOnNewScreen(content)
  return (
    <div className="kit-shell" data-layout={nav === undefined ? 'plain' : layout}>
      <a className="ds-skip-link kit-skip" href="#content">
        {common.skipToContent}
      </a>
      <header className="kit-header">
        <a className="kit-brand" href={home}>
          <Mark />
          <span>{title ?? common.productName}</span>
        </a>
        <div className="kit-header-aside">
          {aside}
          <LanguageMenu {...(onLanguageChosen === undefined ? {} : { onChosen: onLanguageChosen })} />
        </div>
      </header>
      {nav}
      <main ref={content} className="kit-main" id="content" tabIndex={-1} data-width={width}>
        {children}
      </main>
      <PageFooter operator={operator}>{footLink}</PageFooter>
    </div>
  )
}

export function PageFooter({ operator, children }: { operator?: OperatorShown | undefined; children?: ReactNode }) {
  const common = useCommonTexts()
  if (operator === undefined) {
    return (
      <footer className="kit-footer">
        {common.productName}
        {children}
      </footer>
    )
  }
  return (
    <footer className="kit-footer">
      <p>
        <strong>{operator.name}</strong>
      </p>
      <p>
        {operator.address}, {operator.postalCode} {operator.city}
      </p>
      <p>
        {common.organisationNumber(groupedNumber(operator.organisationNumber))}
        {operator.isVatRegistered ? ' MVA' : ''}
      </p>
      {children}
    </footer>
  )
}

/** 987654321 → "987 654 321", as Brønnøysund writes it. */
function groupedNumber(number: string): string {
  return /^\d{9}$/.test(number) ? number.replaceAll(/(\d{3})(?=\d)/g, '$1\u00a0') : number
}

/** The heading of a screen, with a line under it and what one can do beside it. */
export function PageHeading({ title, lead, actions, back }: { title: string; lead?: ReactNode; actions?: ReactNode; back?: ReactNode }) {
  useScreenTitle(title)
  return (
    <div className="kit-heading">
      <div>
        {back}
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="kit-muted">{lead}</p>}
      </div>
      {actions === undefined ? null : <div className="kit-row">{actions}</div>}
    </div>
  )
}
