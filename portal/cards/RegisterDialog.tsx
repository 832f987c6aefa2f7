import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { ScanIcon } from '../../kit/icons.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useCardsTexts } from '../cards-texts.ts'
import type { Wallet } from '../session/session.ts'
import { CardCamera, hasCamera } from './CardCamera.tsx'
import { useCardWork } from './cards-query.ts'
import { faultOfNumber, type NumberFault } from './check-number.ts'
import { FormSheet } from './FormSheet.tsx'
import { MOST_NAME_CHARACTERS } from './NameDialog.tsx'

type Props = { wallet: Wallet; isOpen: boolean; onClose: () => void }

/** A card that was got at the office becomes this wallet's by the number on it. */
export function RegisterDialog({ wallet, isOpen, onClose }: Props) {
  const texts = useCardsTexts()
  const say = useSay()
  const wordsOf = useFaultWords()
  const { schoolId, walletId } = wallet
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [fault, setFault] = useState<NumberFault | null>(null)
  const [isScanning, setIsScanning] = useState(false)
  const empty = () => {
    setNumber('')
    setName('')
    setFault(null)
    setIsScanning(false)
  }
  const register = useCardWork(
    wallet,
    (body: { code: string; name: string | null }) => call('POST /api/wallets/:schoolId/:walletId/cards', { params: { schoolId, walletId }, body }),
    () => {
      empty()
      onClose()
      say(texts.registered)
    },
  )
  const write = (typed: string) => {
    setNumber(typed)
    setFault(null)
    register.reset()
  }
  const leave = () => {
    empty()
    register.reset()
    onClose()
  }
  const submit = () => {
    const found = faultOfNumber(number)
    setFault(found)
    if (found === null) register.mutate({ code: number.toUpperCase().replaceAll(/[\s-]/g, ''), name: name.trim() === '' ? null : name.trim() })
  }
  return (
    <FormSheet isOpen={isOpen} onClose={leave} title={texts.registerTitle} onSubmit={submit} submitWords={texts.registerNow} work={register}>
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
      ) : hasCamera() ? (
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
    </FormSheet>
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
