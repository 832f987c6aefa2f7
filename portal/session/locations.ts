import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'

const locationsQuery = queryOptions({
  queryKey: ['locations'],
  queryFn: ({ signal }) => call('GET /api/locations', { signal }),
  staleTime: 10 * 60_000,
})

/** The schools one can register at, and who runs each canteen. */
export const useLocations = ({ isAsked = true } = {}) => useQuery({ ...locationsQuery, enabled: isAsked })
