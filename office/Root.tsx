import { Outlet } from '@tanstack/react-router'
import './office.css'

export function Root() {
  return <Outlet />
}
