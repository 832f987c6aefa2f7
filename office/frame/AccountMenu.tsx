import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { chooseColourScheme, colourSchemes, keptColourScheme } from '../../kit/colour-scheme.ts'
import { SignOutIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { LanguageMenu } from '../../kit/LanguageMenu.tsx'
import type { Language } from '../../language/languages.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useSignOut } from '../session/use-sign-out.ts'
import { useTexts } from '../texts.ts'

/** Who is signed in, and what is theirs alone: language, light or dark, the way out. */
export function AccountMenu() {
  const id = useId()
  const texts = useTexts().frame
  const common = useCommonTexts()
  const { session, roles } = useAtSchool()
  const signOut = useSignOut()
  const [scheme, setScheme] = useState(keptColourScheme)
  // The screens have changed language already; the server is told so that e-mail follows, and silence is no harm.
  const tellServer = useMutation({ mutationFn: (language: Language) => call('PATCH /api/person', { body: { language } }) })
  const name = `${session.firstName} ${session.lastName}`
  return (
    <div className="office-account">
      <button type="button" className="office-account-button" popoverTarget={id}>
        <span className="kit-unseen">{texts.account}:</span>
        <span className="office-initials" aria-hidden="true">
          {initials(session.firstName, session.lastName)}
        </span>
        <span className="office-account-name">
          <strong>{name}</strong>
          <span>{roles.map((role) => texts.roles[role]).join(', ')}</span>
        </span>
      </button>
      <div id={id} popover="auto" role="dialog" aria-label={texts.account} className="office-account-menu">
        <div className="kit-stack">
          <div>
            <strong>{name}</strong>
            <p className="kit-muted kit-small">{session.email}</p>
          </div>
          <Chips
            label={texts.light}
            perRow={3}
            choices={colourSchemes.map((value) => ({ value, label: texts.lights[value] }))}
            value={scheme}
            onChoose={(value) => {
              setScheme(value)
              chooseColourScheme(value)
            }}
          />
          <div className="office-account-language">
            <LanguageMenu onChosen={(language) => tellServer.mutate(language)} />
          </div>
          {session.wallets.length === 0 ? null : <a href="/">{texts.toPortal}</a>}
          <Button look="secondary" icon={<SignOutIcon />} busy={signOut.isPending} onClick={() => signOut.mutate()}>
            {common.signOut}
          </Button>
        </div>
      </div>
    </div>
  )
}

function initials(firstName: string, lastName: string): string {
  return `${firstName.at(0) ?? ''}${lastName.at(0) ?? ''}`.toLocaleUpperCase('nb')
}
