import { useState } from 'react'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { adviceOn } from './advice.ts'
import type { Moment } from './sale.ts'

type RemedyButton = { label: string; act: () => void; isBusy: boolean }

/** The one button of a refusal: its words and what it does. */
export function useRemedy(moment: Extract<Moment, { at: 'refused' | 'no_contact' | 'not_kept' }>): RemedyButton {
  const texts = useTexts()
  const { seller, keeper, cashiers } = useOpenTill()
  const { basket, held } = useWatched(seller.sale)
  const [isAsking, setIsAsking] = useState(false)
  const { actions } = texts.refused

  if (moment.at !== 'refused') {
    return {
      label: actions.try_again,
      isBusy: isAsking,
      act: () => {
        setIsAsking(true)
        void keeper.ask().then((isThere) => {
          setIsAsking(false)
          if (isThere) seller.goOn()
        })
      },
    }
  }

  const { refusal, isUpdating } = moment
  switch (adviceOn(refusal.code).remedy) {
    case 'scan_again':
      return { label: actions.scan_again, act: seller.dismiss, isBusy: false }
    case 'change_basket':
      return { label: actions.change_basket, act: seller.dismiss, isBusy: false }
    case 'remove_product': {
      const productId = refusal.facts?.['productId']
      return {
        label: actions.remove_product,
        act: () => (typeof productId === 'string' ? seller.removeProduct(productId) : seller.dismiss()),
        isBusy: isUpdating,
      }
    }
    case 'accept_prices':
      return { label: held === null ? actions.accept_prices : texts.sale.pay(formatKroner(sumOre(basket))), act: seller.goOn, isBusy: isUpdating }
    case 'empty_basket':
      return { label: actions.empty_basket, act: seller.empty, isBusy: false }
    case 'enrol':
      return { label: actions.enrol, act: () => void keeper.ask(), isBusy: false }
    case 'sign_in':
      return {
        label: actions.sign_in,
        isBusy: isAsking,
        act: () => {
          setIsAsking(true)
          // The server knows who is signed in; where nobody is, the till locks by itself.
          void keeper.ask().then(() => {
            setIsAsking(false)
            seller.dismiss()
            cashiers.isChanging.set(cashiers.present.read().cashier !== null)
          })
        },
      }
    case 'try_again':
      return { label: actions.try_again, act: seller.goOn, isBusy: isUpdating }
  }
}
