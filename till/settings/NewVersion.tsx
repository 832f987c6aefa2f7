import { Button } from '../../kit/Button.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { takeNewVersion, useIsNewVersionReady } from '../../kit/new-version.ts'
import { useMayChangeVersion } from '../opening/use-may-change-version.ts'
import { useAloneTexts, useTexts } from '../texts.ts'

/** A new version is taken between two sales and never in one. */
export function NewVersion() {
  const texts = useTexts().settings
  const aloneTexts = useAloneTexts()
  const { mayChange, isSending } = useMayChangeVersion()
  if (!useIsNewVersionReady()) return null
  return (
    <Notice
      title={texts.newVersion}
      action={
        mayChange ? (
          <Button size="sm" onClick={takeNewVersion}>
            {texts.takeNewVersion}
          </Button>
        ) : null
      }
    >
      {mayChange ? texts.newVersionHelp : isSending ? aloneTexts.versionWaits : texts.afterThisSale}
    </Notice>
  )
}
