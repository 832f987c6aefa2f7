import { lazy, Suspense } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { languageNames, languages } from '../../language/languages.ts'
import { useOpenTill, useTillApp } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useTexts } from '../texts.ts'
import { TrainingSection } from '../training/TrainingSection.tsx'
import { useWatched } from '../watched.ts'
import { AppearanceChoice } from './AppearanceChoice.tsx'
import { NewVersion } from './NewVersion.tsx'
import { SignOut } from './SignOut.tsx'
import './settings.css'

const Measured = lazy(() => import('./Measured.tsx').then(({ Measured: Section }) => ({ default: Section })))
// What knows printers is fetched when the settings are opened.
const PrinterSection = lazy(() => import('../printing/PrinterSection.tsx').then(({ PrinterSection: Section }) => ({ default: Section })))

export function SettingsDialog() {
  const texts = useTexts().settings
  const { language, choose } = useLanguage()
  return (
    <Dialog isOpen onClose={closePanels} title={texts.title} placement="side">
      <div className="kit-stack till-settings" data-gap="large" data-size="md">
        <NewVersion />
        <Switches />
        <Chips
          label={texts.language}
          perRow={3}
          choices={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChoose={(chosen) => void choose(chosen)}
        />
        <AppearanceChoice />
        <Suspense fallback={<Loading rows={2} />}>
          <PrinterSection />
        </Suspense>
        <Suspense fallback={<Loading rows={2} />}>
          <Measured />
        </Suspense>
        <TrainingSection />
        <ThisTill />
      </div>
    </Dialog>
  )
}

function Switches() {
  const texts = useTexts().settings
  const app = useTillApp()
  const preferences = useWatched(app.preferences)
  return (
    <div className="kit-stack">
      <div className="kit-row" data-spread="">
        <Checkbox
          look="switch"
          label={texts.sound}
          description={texts.soundHelp}
          checked={preferences.isSoundOn}
          onToggle={(isSoundOn) => app.prefer({ isSoundOn })}
        />
        <Button look="quiet" size="sm" onClick={app.tryApprovedSound} aria-disabled={!preferences.isSoundOn || undefined}>
          {texts.trySound}
        </Button>
      </div>
      <Checkbox
        look="switch"
        label={texts.camera}
        description={texts.cameraHelp}
        checked={preferences.isCameraOn}
        onToggle={(isCameraOn) => app.prefer({ isCameraOn })}
      />
      {preferences.isCameraOn ? (
        <Chips
          label={texts.cameraSide}
          perRow={2}
          choices={[
            { value: 'rear', label: texts.rear },
            { value: 'front', label: texts.front },
          ]}
          value={preferences.cameraSide}
          onChoose={(cameraSide) => app.prefer({ cameraSide })}
        />
      ) : null}
      <Checkbox
        look="switch"
        label={texts.shortcuts}
        description={texts.shortcutsHelp}
        checked={preferences.hasShortcuts}
        onToggle={(hasShortcuts) => app.prefer({ hasShortcuts })}
      />
    </div>
  )
}

function ThisTill() {
  const texts = useTexts().settings
  const { enrolment, keeper, following } = useOpenTill()
  const { catalogue, link } = useWatched(keeper.contact)
  const line = useWatched(following.line.state)
  return (
    <section className="kit-stack" aria-labelledby="this-till">
      <h3 id="this-till">{texts.till}</h3>
      <p>
        {catalogue?.tillName ?? enrolment.tillName}
        <br />
        <span className="kit-muted">
          {catalogue?.schoolName ?? enrolment.schoolName}
          <br />
          {catalogue === null ? null : texts.register(catalogue.registerId)}
        </span>
      </p>
      {link === 'connected' ? <p className="kit-muted kit-small">{line.is === 'open' ? texts.told : texts.asks}</p> : null}
      <SignOut />
    </section>
  )
}
