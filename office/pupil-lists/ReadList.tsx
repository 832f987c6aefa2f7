import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { DownloadIcon } from '../../kit/icons.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { saveFile } from '../../kit/save-file.ts'
import { TextArea } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { type ListFileFault, MOST_LIST_BYTES, type PupilList, readPupilList } from '../../rules/pupil-list.ts'
import { ChooseFile } from '../ChooseFile.tsx'
import { useListTexts } from './list-texts.ts'

// The school's own spreadsheet opens it as it is: semicolons, and a mark in front that says UTF-8.
const EXAMPLE = [
  '\u{feff}Elevnummer;Fornavn;Etternavn;Klasse;Fødselsdato;E-post;Mobil;Feide-navn',
  '1042;Nora;Eksempel;8A;28.02.2013;nora@elev.skole.example;912 34 567;nora@skole.example',
  '1043;Jonas;Eksempel;8B;03.11.2013;jonas@elev.skole.example;;',
  '',
].join('\r\n')

/** A file, or a table that is pasted. Nothing of it has left the machine yet. */
export function ReadList({ onRead }: { onRead: (name: string, list: PupilList) => void }) {
  const texts = useListTexts().read
  const [fault, setFault] = useState<ListFileFault | null>(null)
  const [pasted, setPasted] = useState('')
  const read = (name: string, bytes: Uint8Array): void => {
    const list = readPupilList(bytes, osloDay(Date.now()))
    if ('fault' in list) setFault(list.fault)
    else onRead(name, list)
  }
  return (
    <Card>
      <div className="kit-stack" data-gap="large">
        <section className="kit-stack" aria-labelledby="choose-list">
          <h2 id="choose-list">{texts.title}</h2>
          <p>{texts.shape}</p>
          <p className="kit-muted">{texts.columns}</p>
          <p className="kit-muted">{texts.keys}</p>
          {fault === null ? null : (
            <Notice tone="refusal" announce="now">
              {texts.faults[fault]}
            </Notice>
          )}
          <div className="kit-row office-list-choose">
            <ChooseFile words={texts.choose} accept=".csv,.txt,text/csv,text/plain" mostBytes={MOST_LIST_BYTES} look="primary" onRead={read} />
            <Button look="quiet" icon={<DownloadIcon />} onClick={() => saveFile({ name: texts.exampleName, type: 'text/csv;charset=utf-8', text: EXAMPLE })}>
              {texts.example}
            </Button>
          </div>
        </section>
        <div className="kit-stack">
          <TextArea
            label={texts.paste}
            description={texts.pasteHelp}
            rows={5}
            maxLength={MOST_LIST_BYTES}
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
          {pasted.trim() === '' ? null : (
            <div>
              <Button look="secondary" onClick={() => read(texts.pasted, new TextEncoder().encode(pasted))}>
                {texts.readPasted}
              </Button>
            </div>
          )}
        </div>
      </div>
    </Card>
  )
}
