import { type ChangeEvent, useRef, useState } from 'react'
import { kronerTextToOre } from '../../contract/money.ts'
import { LARGEST_SETTLEMENT_FILE_BYTES } from '../../contract/settlement-words.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { type Settlements, useFetchNow, useReadSettlement } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

/** How each provider's settlements come in: fetched, or as a file. */
export function GetSettlements({ settlements: { providers } }: { settlements: Settlements }) {
  return (
    <div className="office-settlement-ways">
      {providers.map((provider) => (provider.way === 'fetched' ? <Fetched key={provider.provider} provider={provider} /> : null))}
      {providers.some(({ provider, way }) => provider === 'swedbank-pay' && way === 'file') ? <ReadFile /> : null}
    </div>
  )
}

function Fetched({ provider }: { provider: Settlements['providers'][number] }) {
  const texts = useSettlementTexts()
  const { language } = useLanguage()
  const say = useSay()
  const fetchNow = useFetchNow()
  return (
    <Card>
      <div className="kit-stack">
        <h2>{texts.providers[provider.provider]}</h2>
        <p>{texts.fetched.text}</p>
        <p className="kit-muted kit-small">
          {provider.triedAt === null ? texts.neverFetched : texts.lastFetched(formatInstant(provider.triedAt, { language }))}
        </p>
        {provider.problem === null ? null : <Notice tone="warning">{provider.problem === 'no_ledger' ? texts.noLedger : texts.problem}</Notice>}
        <div>
          <Button look="secondary" busy={fetchNow.isPending} onClick={() => fetchNow.mutate(undefined, { onSuccess: () => say(texts.fetchedNow) })}>
            {texts.fetch}
          </Button>
        </div>
        <Failure error={fetchNow.error} />
      </div>
    </Card>
  )
}

function ReadFile() {
  const texts = useSettlementTexts()
  const read = useReadSettlement()
  const field = useRef<HTMLInputElement>(null)
  const [fee, setFee] = useState('')
  const [wrong, setWrong] = useState<'fee' | 'size' | null>(null)
  const feeOre = fee.trim() === '0' ? 0 : kronerTextToOre(fee)
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = currentTarget.files ?? []
    if (file === undefined || feeOre === null) return
    setWrong(file.size > LARGEST_SETTLEMENT_FILE_BYTES ? 'size' : null)
    if (file.size <= LARGEST_SETTLEMENT_FILE_BYTES) read.mutate({ text: await file.text(), feeOre })
    // The same file may be chosen again after it was put right.
    currentTarget.value = ''
  }
  const ask = (): void => {
    setWrong(feeOre === null ? 'fee' : null)
    if (feeOre !== null) field.current?.click()
  }
  return (
    <Card>
      <div className="kit-stack">
        <h2>{texts.file.title}</h2>
        <p>{texts.file.text}</p>
        <TextField
          label={texts.fee}
          description={texts.feeHelp}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          value={fee}
          onChange={(event) => setFee(event.currentTarget.value)}
          error={wrong === 'fee' ? texts.feeNotValid : undefined}
        />
        <div>
          <input ref={field} className="kit-unseen" type="file" accept=".xml,text/xml,application/xml" tabIndex={-1} aria-hidden="true" onChange={choose} />
          <Button busy={read.isPending} onClick={ask}>
            {read.isPending ? texts.reading : texts.choose}
          </Button>
        </div>
        {wrong === 'size' ? (
          <Notice tone="refusal" announce="now">
            {texts.tooLarge}
          </Notice>
        ) : null}
        {read.data === undefined || read.isPending ? null : (
          <Notice tone={read.data.openCount > 0 ? 'warning' : 'success'} announce="politely">
            {read.data.wasReadBefore ? texts.readBefore : texts.read(read.data.lineCount, read.data.openCount)}
          </Notice>
        )}
        <Failure error={read.error} />
      </div>
    </Card>
  )
}
