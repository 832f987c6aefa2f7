import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { OpenSearch } from './open-search.ts'

/** What is open beside the list, kept in the address. Everything else in the address stays as it is. */
export function useOpen(): {
  open: string | undefined
  openThe: (key: string) => void
  /** Opens it, or closes it where it is what is open. */
  toggle: (key: string) => void
  close: () => void
} {
  const navigate = useNavigate()
  const { open } = useSearch({ strict: false }) as OpenSearch
  const openThe = useCallback(
    (key: string) => void navigate({ to: '.', search: (before: object) => ({ ...before, open: key }), resetScroll: false }),
    [navigate],
  )
  const close = useCallback(() => void navigate({ to: '.', search: (before: object) => ({ ...before, open: undefined }), resetScroll: false }), [navigate])
  const toggle = (key: string) => (key === open ? close() : openThe(key))
  return { open, openThe, toggle, close }
}
