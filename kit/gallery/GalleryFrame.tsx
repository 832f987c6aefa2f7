import { Outlet } from '@tanstack/react-router'
import { CardIcon, HomeIcon, PersonIcon, ReceiptIcon } from '../icons.tsx'
import { NavBar } from '../NavBar.tsx'
import { PageShell } from '../PageShell.tsx'

const operator = {
  name: 'Bårdshaug Kantinedrift AS',
  address: 'Storgata 12',
  postalCode: '2450',
  city: 'Rena',
  organisationNumber: '987654325',
  isVatRegistered: true,
}

const layouts = ['top', 'side', 'bottom'] as const

/** The layout is chosen in the address, `?layout=side`, so that each can be looked at. */
export function GalleryFrame() {
  const wanted = new URLSearchParams(location.search).get('layout')
  const layout = layouts.find((known) => known === wanted) ?? 'bottom'
  return (
    <PageShell
      title="Åmot ungdomsskole og voksenopplæringssenter"
      operator={operator}
      layout={layout}
      width={layout === 'side' ? 'wide' : 'narrow'}
      nav={
        <NavBar
          label="Meny"
          items={[
            { to: '/', label: 'Hjem', icon: <HomeIcon />, exact: true },
            { to: '/purchases', label: 'Kjøp', icon: <ReceiptIcon />, count: 3 },
            { to: '/cards', label: 'Kort', icon: <CardIcon /> },
            { to: '/profile', label: 'Profil', icon: <PersonIcon /> },
          ]}
        />
      }
    >
      <Outlet />
    </PageShell>
  )
}
