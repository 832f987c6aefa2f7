// Our own line icons: 24 by 24, one stroke, the colour of the words they stand beside. Always hidden from screen readers.
import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="kit-icon" viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  )
}

export const CloseIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
)
export const SearchIcon = () => (
  <Icon>
    <circle cx="11" cy="11" r="6.5" />
    <path d="M16 16l4.5 4.5" />
  </Icon>
)
export const GlobeIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M3.5 12h17M12 3.5c5 5 5 12 0 17c-5-5-5-12 0-17z" />
  </Icon>
)
export const EyeIcon = () => (
  <Icon>
    <path d="M2.5 12c4.5-7.5 14.5-7.5 19 0c-4.5 7.5-14.5 7.5-19 0z" />
    <circle cx="12" cy="12" r="2.75" />
  </Icon>
)
export const EyeClosedIcon = () => (
  <Icon>
    <path d="M2.5 9.500c4.5 6.5 14.5 6.5 19 0M12 14.500v3.500M6.5 13l-2 3M17.5 13l2 3" />
  </Icon>
)
export const CheckIcon = () => (
  <Icon>
    <path d="M4.5 12.500l5 5l10-11" />
  </Icon>
)
export const PlusIcon = () => (
  <Icon>
    <path d="M12 5v14M5 12h14" />
  </Icon>
)
export const MinusIcon = () => (
  <Icon>
    <path d="M5 12h14" />
  </Icon>
)
export const BackIcon = () => (
  <Icon>
    <path d="M14.5 5.500L8 12l6.5 6.5" />
  </Icon>
)
export const ForwardIcon = () => (
  <Icon>
    <path d="M9.5 5.500L16 12l-6.5 6.5" />
  </Icon>
)
export const HomeIcon = () => (
  <Icon>
    <path d="M4 11l8-7l8 7v8.500a1 1 0 0 1-1 1h-4.500v-6h-5v6H5a1 1 0 0 1-1-1z" />
  </Icon>
)
export const CardIcon = () => (
  <Icon>
    <rect x="3" y="5.5" width="18" height="13" rx="2.5" />
    <path d="M3 10h18M6.5 14.500h4" />
  </Icon>
)
export const QrIcon = () => (
  <Icon>
    <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.500v2.500M20 14v2M14 20h2M19 19.500h1" />
  </Icon>
)
export const ReceiptIcon = () => (
  <Icon>
    <path d="M6 3.500h12v17l-2.4-1.500l-2.4 1.500l-2.4-1.500L8.4 20.500L6 19zM9 8.500h6M9 12.500h6" />
  </Icon>
)
export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="4" />
    <path d="M4.5 20c1-4 4-5.5 7.5-5.500s6.5 1.5 7.5 5.5" />
  </Icon>
)
export const PeopleIcon = () => (
  <Icon>
    <circle cx="9" cy="8.5" r="3.5" />
    <path d="M2.5 19.500c.8-3.5 3.5-5 6.5-5s5.7 1.5 6.5 5M15.5 5.300a3.5 3.5 0 0 1 0 6.400M17.5 14.800c2 .7 3.5 2.2 4 4.7" />
  </Icon>
)
export const BadgeIcon = () => (
  <Icon>
    <rect x="4.5" y="6.500" width="15" height="14" rx="2.5" />
    <path d="M9.5 3.500h5v4.500h-5zM8 17.500c.5-2 2-3 4-3s3.500 1 4 3" />
    <circle cx="12" cy="12" r="1.750" />
  </Icon>
)
export const TillIcon = () => (
  <Icon>
    <rect x="3" y="10" width="18" height="10" rx="2" />
    <path d="M7 10V4.500h10V10M9.5 7.200h5M3 15.500h18" />
  </Icon>
)
export const CalendarIcon = () => (
  <Icon>
    <rect x="4" y="5.5" width="16" height="14.5" rx="2.5" />
    <path d="M4 10h16M8.5 3.5v4M15.5 3.5v4M8.5 14h.01M12 14h.01M15.5 14h.01" />
  </Icon>
)
export const BankIcon = () => (
  <Icon>
    <path d="M3 9.5 12 4l9 5.5M4 9.5h16M6.5 10v7M12 10v7M17.5 10v7M4 20h16" />
  </Icon>
)
export const PayoutIcon = () => (
  <Icon>
    <path d="M3 12.5V18h18v-5.5M12 15V4M7.5 8.5 12 4l4.5 4.5" />
  </Icon>
)
export const ScalesIcon = () => (
  <Icon>
    <path d="M12 4v16M8 20h8M5 7h14M5 7l-2.500 6.500a2.800 2.800 0 0 0 5 0zM19 7l-2.500 6.500a2.800 2.800 0 0 0 5 0z" />
  </Icon>
)
export const ChartIcon = () => (
  <Icon>
    <path d="M4 20V4M4 20h16M8.5 16v-5M13 16V7M17.5 16v-3" />
  </Icon>
)
export const MealIcon = () => (
  <Icon>
    <path d="M7 4v16M4.500 4v4.500a2.500 2.500 0 0 0 5 0V4M16.500 20v-6.500h-2.500V8c0-2.500 1-4 2.500-4z" />
  </Icon>
)
export const MenuCardIcon = () => (
  <Icon>
    <path d="M5 4h14v16H5zM8.5 8.500h7M8.5 12h7M8.5 15.500h4" />
  </Icon>
)
export const SettingsIcon = () => (
  <Icon>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </Icon>
)
export const SignOutIcon = () => (
  <Icon>
    <path d="M10 4H5v16h5M15 8l4 4l-4 4M9.5 12H19" />
  </Icon>
)
export const NoNetworkIcon = () => (
  <Icon>
    <path d="M3 9.500a13 13 0 0 1 5-3M21 9.500a13 13 0 0 0-8-3.700M6.5 13.500a8 8 0 0 1 4-2M17.5 13.500a8 8 0 0 0-2-1.300M10 17a3 3 0 0 1 4 0M4 4l16 16" />
  </Icon>
)
export const ScanIcon = () => (
  <Icon>
    <path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M7.5 9v6M10.5 9v6M13.5 9v6M16.5 9v6" />
  </Icon>
)
export const TrashIcon = () => (
  <Icon>
    <path d="M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10 11v5.500M14 11v5.5" />
  </Icon>
)
export const MoreIcon = () => (
  <Icon>
    <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth="3" />
  </Icon>
)
export const ClockIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7v5l3.5 2" />
  </Icon>
)
export const DownloadIcon = () => (
  <Icon>
    <path d="M12 4v11M7 10.500l5 5l5-5M4.5 20h15" />
  </Icon>
)
export const PencilIcon = () => (
  <Icon>
    <path d="M4.5 19.500l1-4.500L16 4.500l3.5 3.500L9 18.500z" />
  </Icon>
)
export const LockIcon = () => (
  <Icon>
    <rect x="5" y="10.5" width="14" height="10" rx="2" />
    <path d="M8 10.500V8a4 4 0 0 1 8 0v2.5" />
  </Icon>
)
export const KeyIcon = () => (
  <Icon>
    <circle cx="8" cy="15.5" r="4" />
    <path d="M11 12.500l8.500-8.500M15.500 8l3 3M18.500 5l1.500 1.500" />
  </Icon>
)
export const LetterIcon = () => (
  <Icon>
    <rect x="3.5" y="5.5" width="17" height="13" rx="2.5" />
    <path d="M4.5 7.500l6.3 5a2 2 0 0 0 2.4 0l6.3-5" />
  </Icon>
)
