import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { chooseColourScheme, type ColourScheme, colourSchemes, keptColourScheme } from '../../kit/colour-scheme.ts'
import { SignOutIcon } from '../../kit/icons.tsx'
import { useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { type Language, languageNames, languages } from '../../language/languages.ts'
import { formatMobileNumber } from '../../rules/mobile-numbers.ts'
import { ToOffice } from '../card/ToOffice.tsx'
import { forgetPerson } from '../session/end-of-session.ts'
import { useSignedIn } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { useTexts } from '../texts.ts'
import '../card/card.css'
import '../history/history.css'
import './profile.css'

export function ProfileScreen() {
  const texts = useCardTexts().profile
  const person = useSignedIn()
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} />
      <div className="kit-stack" data-gap="large">
      <Card>
        <dl className="portal-person">
          <div>
            <dt>{texts.name}</dt>
            <dd>
              {person.firstName} {person.lastName}
            </dd>
          </div>
          <div>
            <dt>{texts.email}</dt>
            <dd>
              <Address email={person.email} />
            </dd>
          </div>
          <div>
            <dt>{texts.mobile}</dt>
            <dd>{person.mobile === null ? <span className="kit-muted">{texts.noMobile}</span> : formatMobileNumber(person.mobile)}</dd>
          </div>
        </dl>
      </Card>
      <ToOffice posts={person.staffPosts} />
      <LanguageChoice />
      <ColourChoice />
      <WaysOut />
      </div>
    </div>
  )
}

/** Breaks a long address where it reads best, behind the @. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@') + 1
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  )
}

function LanguageChoice() {
  const texts = useCardTexts().profile
  const { languageNotSaved } = useTexts()
  const { language, choose } = useLanguage()
  const say = useSay()
  const change = async (wanted: Language): Promise<void> => {
    await choose(wanted)
    try {
      await call('PATCH /api/person', { body: { language: wanted } })
      say(texts.languageSaved)
    } catch {
      say(languageNotSaved, 'problem')
    }
  }
  return (
    <Select
      label={texts.language}
      choices={languages.map((value) => ({ value, label: languageNames[value] }))}
      value={language}
      onChoose={(wanted) => void change(wanted)}
    />
  )
}

function ColourChoice() {
  const texts = useCardTexts().profile
  const [scheme, setScheme] = useState(keptColourScheme)
  const change = (wanted: ColourScheme): void => {
    chooseColourScheme(wanted)
    setScheme(wanted)
  }
  const choices = colourSchemes.map((value) => ({ value, label: texts.colour[value] }))
  return <Chips label={texts.colours} choices={choices} value={scheme} onChoose={change} perRow={3} />
}

function WaysOut() {
  const texts = useCardTexts().profile
  const whatWentWrong = useRefusalText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const say = useSay()
  const leave = (said: string): void => {
    forgetPerson(queries)
    say(said)
    void navigate({ to: '/', replace: true })
  }
  const here = useMutation({ mutationFn: () => call('DELETE /api/session'), onSuccess: () => leave(texts.signedOut) })
  const everywhere = useMutation({ mutationFn: () => call('DELETE /api/sessions'), onSuccess: () => leave(texts.signedOutEverywhere) })
  const error = here.error ?? everywhere.error
  return (
    <div className="kit-stack">
      {error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(error)}
        </Notice>
      )}
      <Button look="secondary" size="lg" wide icon={<SignOutIcon />} busy={here.isPending} onClick={() => here.mutate()}>
        {texts.signOut}
      </Button>
      <div className="portal-everywhere">
        <Button look="quiet" wide busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
          {texts.signOutEverywhere}
        </Button>
        <p className="kit-muted kit-small">{texts.signOutEverywhereWhy}</p>
      </div>
    </div>
  )
}
