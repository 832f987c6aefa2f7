import { Link, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CardIcon, PersonIcon, ReceiptIcon } from '../kit/icons.tsx'
import { NavBar, type NavItem } from '../kit/NavBar.tsx'
import { PageShell } from '../kit/PageShell.tsx'
import { useChosenWallet } from './card/chosen-wallet.ts'
import { useLocations } from './session/locations.ts'
import { useSaveLanguage } from './session/saved-language.ts'
import { useSession } from './session/session.ts'
import { useTexts } from './texts.ts'

export function Frame({ children = <Outlet /> }: { children?: ReactNode }) {
  const texts = useTexts()
  const { data: session } = useSession()
  const wallet = useChosenWallet(session?.wallets ?? [])
  const operator = useOperatorOfAll({ isAsked: session === null })
  const saveLanguage = useSaveLanguage(session)

  const items: NavItem[] = [
    { to: '/', label: texts.nav.card, icon: <CardIcon />, exact: true },
    ...(wallet === undefined
      ? []
      : [
          {
            to: '/history/$schoolId/$walletId',
            params: { schoolId: String(wallet.schoolId), walletId: wallet.walletId },
            label: texts.nav.history,
            icon: <ReceiptIcon />,
          },
        ]),
    { to: '/profile', label: texts.nav.profile, icon: <PersonIcon /> },
  ]
  return (
    <PageShell
      home="/"
      layout="bottom"
      width={session ? 'normal' : 'wide'}
      nav={session ? <NavBar label={texts.nav.label} items={items} /> : undefined}
      operator={wallet?.operator ?? operator}
      footLink={<Link to="/contact">{texts.contact}</Link>}
      onLanguageChosen={saveLanguage}
    >
      {children}
    </PageShell>
  )
}

/** Who runs the canteens, when it is the same for all of them; the sign-in lists them when they are several. */
function useOperatorOfAll({ isAsked }: { isAsked: boolean }) {
  const { data } = useLocations({ isAsked })
  const operators = new Map(data?.locations.map(({ operator }) => [operator.operatorId, operator]))
  return operators.size === 1 ? [...operators.values()][0] : undefined
}
