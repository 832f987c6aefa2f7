import { Button } from '../../kit/Button.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { takeNewVersion, useIsNewVersionReady } from '../../kit/new-version.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { isBetweenSales } from '../sale/sale.ts'
import { useAlone } from '../reserve/use-alone.ts'
import { useAloneTexts, useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'

/** A new version is taken between two sales and never in one. */
export function NewVersion() {
  const texts = useTexts().settings
  const { seller } = useOpenTill()
  const aloneTexts = useAloneTexts()
  const isBetween = isBetweenSales(useWatched(seller.sale))
  const { waiting } = useAlone()
  // What waits goes first.
  const isSending = waiting.count > 0
  const mayChange = isBetween && !isSending
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
