import { type FormEvent, useId, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { ScanIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useCardsTexts } from '../cards-texts.ts'
import type { Wallet } from '../session/session.ts'
import { CardCamera, hasCodeReader } from './CardCamera.tsx'
import { useCardWork } from './cards-query.ts'
import { faultOfNumber, type NumberFault } from './check-number.ts'
import { MOST_NAME_CHARACTERS } from './NameDialog.tsx'

type Props = { wallet: Wallet; isOpen: boolean; onClose: () => void }

/** A card that was got at the office becomes this wallet's by the number on it. */
export function RegisterDialog({ wallet, isOpen, onClose }: Props) {
  const texts = useCardsTexts()
  const common = useCommonTexts()
  const say = useSay()
  const form = useId()
  const { schoolId, walletId } = wallet
  const register = useCardWork(
    wallet,
    (body: { code: string; name: string | null }) => call('POST /api/wallets/:schoolId/:walletId/cards', { params: { schoolId, walletId }, body }),
    () => {
      onClose()
      say(texts.registered)
    },
  )
  const leave = () => {
    register.reset()
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={leave}
      title={texts.registerTitle}
      placement="bottom"
      mustStay={register.isPending}
      actions={
        <>
          <Button type="submit" form={form} busy={register.isPending}>
            {texts.registerNow}
          </Button>
          <Button look="secondary" onClick={leave}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <NumberForm id={form} error={register.error} onSend={(wish) => register.mutate(wish)} onChange={() => register.reset()} />
    </Dialog>
  )
}

type FormProps = { id: string; error: Error | null; onSend: (wish: { code: string; name: string | null }) => void; onChange: () => void }

function NumberForm({ id, error, onSend, onChange }: FormProps) {
  const texts = useCardsTexts()
  const whatWentWrong = useRefusalText()
  const wordsOf = useFaultWords()
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [fault, setFault] = useState<NumberFault | null>(null)
  const [isScanning, setIsScanning] = useState(false)
  const write = (typed: string) => {
    setNumber(typed)
    setFault(null)
    onChange()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultOfNumber(number)
    setFault(found)
    if (found === null) onSend({ code: number.toUpperCase().replaceAll(/[\s-]/g, ''), name: name.trim() === '' ? null : name.trim() })
  }
  return (
    <form id={id} className="kit-stack" onSubmit={submit} noValidate>
      <TextField
        label={texts.numberLabel}
        description={texts.numberExample}
        error={fault === null ? undefined : wordsOf(fault)}
        value={number}
        onChange={(event) => write(event.currentTarget.value)}
        maxLength={64}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
      />
      {isScanning ? (
        <CardCamera
          onRead={(code) => {
            write(code)
            setIsScanning(false)
          }}
          onStop={() => setIsScanning(false)}
        />
      ) : hasCodeReader() ? (
        <Button look="secondary" icon={<ScanIcon />} onClick={() => setIsScanning(true)}>
          {texts.scan}
        </Button>
      ) : null}
      <TextField
        label={texts.nameOptional}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={MOST_NAME_CHARACTERS}
        autoComplete="off"
        enterKeyHint="done"
      />
      {error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(error)}
        </Notice>
      )}
    </form>
  )
}

function useFaultWords(): (fault: NumberFault) => string {
  const texts = useCardsTexts()
  return (fault) => {
    switch (fault.is) {
      case 'too_short':
        return texts.numberTooShort(fault.missing)
      case 'too_long':
        return texts.numberTooLong
      case 'start':
        return texts.numberStart
      case 'wrong':
        return texts.numberWrong
    }
  }
}
