import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Spinner } from './Spinner.tsx'
import type { InkName } from './theme/palette.ts'

export type ButtonLook = {
  /** primary: the one thing to do here. secondary: another thing one may do. quiet: a way out, or one of many. */
  look?: 'primary' | 'secondary' | 'quiet'
  /** danger only where something stops or is lost; apricot only where money comes in. */
  colour?: InkName
  size?: 'sm' | 'md' | 'lg'
  wide?: boolean
}

export type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
    /** The work is under way: the button keeps its place and its words, and cannot be pressed again. */
    busy?: boolean
    /** A drawing in front of the words, or alone with `aria-label`. */
    icon?: ReactNode
  }

export function Button({ look, colour, size, wide, busy = false, icon, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      {...buttonLook({ look, colour, size, wide })}
      type={type}
      data-icon={children === undefined ? '' : undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? stayPut : onClick}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}

type LookInput = { [Key in keyof ButtonLook]?: ButtonLook[Key] | undefined }

/** The look of a button on something that is not one: `<Link to="/history" {...buttonLook({ look: 'secondary' })}>`. */
export function buttonLook({ look = 'primary', colour, size, wide }: LookInput = {}) {
  return {
    className: 'ds-button kit-button',
    'data-variant': look === 'quiet' ? 'tertiary' : look,
    'data-color': colour,
    'data-size': size,
    'data-fullwidth': wide ? '' : undefined,
  } as const
}

/** A busy submit button must not send its form a second time. */
function stayPut(event: { preventDefault: () => void }): void {
  event.preventDefault()
}
