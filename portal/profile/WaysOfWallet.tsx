import { LockIcon, MealIcon, PeopleIcon } from '../../kit/icons.tsx'
import { paramsOf } from '../card/wallet-in-address.ts'
import { useCardTexts } from '../card-texts.ts'
import { useFamilyTexts } from '../family/family-texts.ts'
import { useLimitTexts } from '../limits/limit-texts.ts'
import type { Wallet } from '../session/session.ts'
import { Way, Ways } from '../Way.tsx'

/** What can be decided and seen for one pupil, under the pupil's name where it is somebody else. */
export function WaysOfWallet({ wallet }: { wallet: Wallet }) {
  const limits = useLimitTexts()
  const family = useFamilyTexts()
  const { profile: texts } = useCardTexts()
  const isOwn = wallet.relation === 'own'
  const params = paramsOf(wallet)
  const id = `of-${wallet.walletId}`
  return (
    <section aria-labelledby={isOwn ? undefined : id}>
      {isOwn ? null : (
        <h2 id={id} className="portal-whose-ways">
          {wallet.firstName}
        </h2>
      )}
      <Ways>
        {wallet.mayLimit || isOwn ? (
          <>
            <Way to="/limits/$schoolId/$walletId" params={params} icon={<LockIcon />} title={limits.title} why={limits.entryWhy} />
            <Way to="/allergies/$schoolId/$walletId" params={params} icon={<MealIcon />} title={texts.allergies} why={texts.allergiesWhy} />
          </>
        ) : null}
        <Way to="/family/$schoolId/$walletId" params={params} icon={<PeopleIcon />} title={family.title} why={family.entryWhy} />
      </Ways>
    </section>
  )
}
