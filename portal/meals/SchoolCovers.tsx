import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import { Notice } from '../../kit/Notice.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { type Wallet } from '../session/session.ts'
import { usePortalMealTexts } from './meal-texts.ts'
import './meals.css'

const mealsQuery = ({ schoolId, walletId }: Pick<Wallet, 'schoolId' | 'walletId'>) =>
  queryOptions({
    queryKey: ['wallet', walletId, 'meals'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/meals', { params: { schoolId, walletId }, signal }),
  })

/** What the school covers, told kindly and only where it covers something. Without an answer the rest of the screen is as good. */
export function SchoolCovers({ wallet }: { wallet: Wallet }) {
  const texts = usePortalMealTexts()
  const { data } = useQuery(mealsQuery(wallet))
  if (data === undefined || (data.outstandingOre === 0 && data.programme === null)) return null
  const { outstandingOre, programme } = data
  const words = programme === null ? null : { day: texts.left, week: texts.leftWeek, month: texts.leftMonth }[programme.period]
  return (
    <div className="portal-covers kit-stack">
      {outstandingOre === 0 ? null : (
        <Notice tone="info">
          {texts.outstanding(formatKroner(outstandingOre))} {texts.private}
        </Notice>
      )}
      {programme === null || words === null ? null : (
        <Notice tone="info">
          {words(programme.name, formatKroner(programme.leftOre))} {programme.isForMealsOnly ? texts.mealsOnly : texts.everything}
        </Notice>
      )}
    </div>
  )
}
