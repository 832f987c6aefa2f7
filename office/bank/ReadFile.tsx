import { type ChangeEvent, useId, useRef, useState } from 'react'
import { LARGEST_BANK_FILE_BYTES } from '../../contract/bank-limits.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useReadFile } from './bank.ts'
import { useBankTexts } from './bank-texts.ts'

/** A file from the online bank, read at once when it is chosen: the server finds out what is new in it. */
export function ReadFile() {
  const id = useId()
  const texts = useBankTexts()
  const read = useReadFile()
  const field = useRef<HTMLInputElement>(null)
  const [isTooLarge, setIsTooLarge] = useState(false)
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = currentTarget.files ?? []
    if (file === undefined) return
    setIsTooLarge(file.size > LARGEST_BANK_FILE_BYTES)
    if (file.size <= LARGEST_BANK_FILE_BYTES) read.mutate({ name: file.name.slice(0, 120), text: await file.text() })
    // The same file may be chosen again after it was put right.
    currentTarget.value = ''
  }
  return (
    <div className="office-read-file kit-stack" data-gap="small">
      <input ref={field} id={id} className="kit-unseen" type="file" accept=".xml,text/xml,application/xml" tabIndex={-1} aria-hidden="true" onChange={choose} />
      <div className="office-read-file-row">
        <Button busy={read.isPending} onClick={() => field.current?.click()}>
          {read.isPending ? texts.uploading : texts.upload}
        </Button>
        <p className="kit-muted kit-small">{texts.uploadHelp}</p>
      </div>
      {isTooLarge ? (
        <Notice tone="refusal" announce="now">
          {texts.tooLarge}
        </Notice>
      ) : null}
      <Failure error={read.error} />
      {read.data === undefined ? null : (
        <Notice tone={read.data.waitingCount > 0 ? 'warning' : 'success'} announce="politely">
          {read.data.wasReadBefore ? texts.readBefore : texts.read(read.data.creditedCount, read.data.waitingCount)}
        </Notice>
      )}
    </div>
  )
}
