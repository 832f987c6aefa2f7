import { useMutation } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useWatched } from '../watched.ts'

/** Whether the till practises, as the server last said; a till that is opened without a network believes what it last knew. */
export function useIsTraining(): boolean {
  const { keeper } = useOpenTill()
  const { catalogue } = useWatched(keeper.contact)
  return (catalogue?.trainingDay ?? null) !== null
}

/** Begins or ends it, and is done when the till knows. */
export function useSwitchTraining() {
  const { enrolment, keeper } = useOpenTill()
  return useMutation({
    mutationFn: async (isOn: boolean) => {
      await call('POST /api/till/training', { body: { isOn }, headers: tillHeaders(enrolment) })
      await keeper.ask()
    },
  })
}
