import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSignedIn, type Wallet } from '../session/session.ts'
import { chooseWallet } from './chosen-wallet.ts'

/** The wallet that the address names, when the person has it. It becomes the chosen one. */
export function useWalletInAddress(): Wallet | undefined {
  const { schoolId, walletId } = useParams({ strict: false })
  const wallet = useSignedIn().wallets.find((one) => one.walletId === walletId && String(one.schoolId) === schoolId)
  const found = wallet?.walletId
  useEffect(() => {
    if (found !== undefined) chooseWallet(found)
  }, [found])
  return wallet
}

/** The part of an address that names a wallet. */
export const paramsOf = ({ schoolId, walletId }: Wallet) => ({ schoolId: String(schoolId), walletId })
