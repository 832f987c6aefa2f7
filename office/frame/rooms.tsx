import type { ReactNode } from 'react'
import {
  BadgeIcon,
  BankIcon,
  CalendarIcon,
  CardIcon,
  HomeIcon,
  LetterIcon,
  MealIcon,
  MenuCardIcon,
  PayoutIcon,
  PeopleIcon,
  ReceiptIcon,
  ScalesIcon,
  SettingsIcon,
  TillIcon,
} from '../../kit/icons.tsx'
import type { OfficeTexts } from '../../language/office/texts.ts'
import type { AtSchool } from '../session/at-school.tsx'

export type RoomKey = keyof OfficeTexts['rooms']
export type Room = {
  key: RoomKey
  to: string
  icon: ReactNode
  exact?: true
  /** What one looks up on the move: it stays under the thumb on a phone when there are more rooms than it is wide. */
  isAtHand?: true
}

const rooms: readonly (Room & { isFor: (at: AtSchool) => boolean })[] = [
  { key: 'today', to: '/$schoolId', icon: <HomeIcon />, exact: true, isAtHand: true, isFor: () => true },
  { key: 'tills', to: '/$schoolId/tills', icon: <TillIcon />, isAtHand: true, isFor: () => true },
  { key: 'days', to: '/$schoolId/days', icon: <ReceiptIcon />, isFor: () => true },
  { key: 'menu', to: '/$schoolId/menu', icon: <MenuCardIcon />, isFor: () => true },
  { key: 'meals', to: '/$schoolId/meals', icon: <MealIcon />, isFor: (at) => at.mayRunOffice },
  { key: 'pupils', to: '/$schoolId/pupils', icon: <PeopleIcon />, isAtHand: true, isFor: (at) => at.mayRunOffice },
  { key: 'cards', to: '/$schoolId/cards', icon: <CardIcon />, isFor: (at) => at.mayRunOffice },
  { key: 'enquiries', to: '/$schoolId/enquiries', icon: <LetterIcon />, isAtHand: true, isFor: (at) => at.mayRunOffice },
  { key: 'calendar', to: '/$schoolId/calendar', icon: <CalendarIcon />, isFor: (at) => at.mayRunOffice },
  { key: 'bank', to: '/$schoolId/bank', icon: <BankIcon />, isFor: (at) => at.mayRunOperator },
  { key: 'payouts', to: '/$schoolId/payouts', icon: <PayoutIcon />, isFor: (at) => at.mayRunOperator },
  { key: 'settlements', to: '/$schoolId/settlements', icon: <ScalesIcon />, isFor: (at) => at.mayRunOperator },
  { key: 'colleagues', to: '/$schoolId/colleagues', icon: <BadgeIcon />, isFor: (at) => at.roles.includes('administrator') },
  { key: 'schools', to: '/$schoolId/schools', icon: <SettingsIcon />, isFor: () => true },
]

/** The rooms of the office that somebody has a task in. */
export function roomsFor(at: AtSchool): Room[] {
  return rooms.filter(({ isFor }) => isFor(at))
}
