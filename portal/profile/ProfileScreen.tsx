import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Card } from '../../kit/Card.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { chooseColourScheme, type ColourScheme, colourSchemes, keptColourScheme } from '../../kit/colour-scheme.ts'
import { BellIcon } from '../../kit/BellIcon.tsx'
import { EmailAddress } from '../../kit/EmailAddress.tsx'
import { BankIcon, LetterIcon, LockIcon, PersonIcon, ReceiptIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { type Language, languageNames, languages } from '../../language/languages.ts'
import { formatMobileNumber } from '../../rules/mobile-numbers.ts'
import { isOfferedChildren } from '../family/may-add-child.ts'
import { ToAddChild } from '../family/ToAddChild.tsx'
import { ToOffice } from '../card/ToOffice.tsx'
import { useSignedIn } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { useTexts } from '../texts.ts'
import { Way, Ways } from '../Way.tsx'
import { WaysOfWallet } from './WaysOfWallet.tsx'
import { WaysOut } from './WaysOut.tsx'
import './profile.css'

export function ProfileScreen() {
  const { profile: texts, front } = useCardTexts()
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
                <EmailAddress email={person.email} />
              </dd>
            </div>
            <div>
              <dt>{texts.mobile}</dt>
              <dd>{person.mobile === null ? <span className="kit-muted">{texts.noMobile}</span> : formatMobileNumber(person.mobile)}</dd>
            </div>
          </dl>
        </Card>
        {person.wallets.map((wallet) => (
          <WaysOfWallet key={wallet.walletId} wallet={wallet} />
        ))}
        <Ways>
          {isOfferedChildren(person.wallets) ? <ToAddChild /> : null}
          <Way to="/messages" icon={<BellIcon />} title={texts.messages} why={texts.messagesWhy} />
          <Way to="/privacy" icon={<LockIcon />} title={texts.privacy} why={texts.privacyWhy} />
          <Way to="/ways-in" icon={<PersonIcon />} title={texts.waysIn} why={texts.waysInWhy} />
          <Way to="/account" icon={<BankIcon />} title={front.toAccount} why={front.toAccountWhy} />
        </Ways>
        <Ways>
          <Way to="/contact" icon={<LetterIcon />} title={texts.contact} why={texts.contactWhy} />
          <Way to="/enquiries" icon={<ReceiptIcon />} title={texts.enquiries} why={texts.enquiriesWhy} />
        </Ways>
        <ToOffice posts={person.staffPosts} />
        <LanguageChoice />
        <ColourChoice />
        <WaysOut />
      </div>
    </div>
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
