import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callForFile } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Form } from '../../kit/Form.tsx'
import { DownloadIcon } from '../../kit/icons.tsx'
import { saveBlob } from '../../kit/save-file.ts'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useSignedIn } from '../session/session.ts'
import { OwnPassword } from './OwnPassword.tsx'
import { erasureQuery } from './privacy-queries.ts'
import { usePrivacyTexts } from './privacy-texts.ts'

const OWN = ''

/** All that is kept, as a file: of oneself, or of a child that one follows. */
export function DataCopy() {
  const texts = usePrivacyTexts()
  const say = useSay()
  const children = useSignedIn().wallets.filter(({ relation, sees }) => relation === 'guardian' && sees === 'items')
  // Whoever signs in with others has none, and must just have done so.
  const asksPassword = useQuery(erasureQuery).data?.asksPassword !== false
  const [whose, setWhose] = useState(OWN)
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const get = useMutation({
    mutationFn: () => {
      const child = children.find(({ walletId }) => walletId === whose)
      const about = child === undefined ? null : { schoolId: child.schoolId, walletId: child.walletId }
      return callForFile('POST /api/person/data-copy', { body: { password: asksPassword ? password : null, about }, timeoutMs: 60_000 })
    },
    onSuccess: ({ name, file }) => {
      saveBlob(name, file)
      setPassword('')
      setIsTried(false)
      say(texts.copyGot)
    },
  })
  const submit = (): void => {
    setIsTried(true)
    if ((password !== '' || !asksPassword) && !get.isPending) get.mutate()
  }
  const choices = [{ value: OWN, label: texts.copyOwn }, ...children.map(({ walletId, firstName }) => ({ value: walletId, label: firstName }))]
  return (
    <Card as="section" aria-labelledby="copy">
      <Form onSubmit={submit} error={get.error}>
        <h2 id="copy">{texts.copyTitle}</h2>
        <p>{texts.copyWhat}</p>
        {children.length === 0 ? null : <Select label={texts.copyOf} choices={choices} value={whose} onChoose={setWhose} />}
        {asksPassword ? <OwnPassword typed={password} isTried={isTried} onType={setPassword} /> : null}
        <div>
          <Button type="submit" look="secondary" icon={<DownloadIcon />} busy={get.isPending}>
            {texts.copyGet}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
