import type { House } from '../../server/house.ts'
import { NOBODY } from '../../server/http/door.ts'
import { messagesTo } from '../../server/messages/index.ts'
import { peopleRoutes } from '../../server/people/index.ts'

/** Registers a pupil as the pupil would: fills in the form, opens the letter, follows the link. */
export async function registerPupil(
  house: House,
  wish: { schoolId: number; email: string; firstName: string; lastName: string; password: string },
): Promise<void> {
  const routes = peopleRoutes(house)
  const asked = <Body>(body: Body) => ({
    params: undefined,
    query: undefined,
    body,
    caller: { ...NOBODY, address: '127.0.0.1' },
    keepSession: () => {},
    dropSession: () => {},
    visitToken: null,
    keepVisit: () => {},
    dropVisit: () => {},
  })
  await routes['POST /api/registrations']?.(asked({ ...wish, mobile: '+4791234567', language: 'nb' as const }))
  const [letter] = await messagesTo(house, wish.email, { limit: 1 })
  const token = /#token=([\w-]+)/.exec(letter?.body ?? '')?.[1]
  if (!token) throw new Error('the letter with the link did not come')
  await routes['POST /api/registrations/confirm']?.(asked({ token, password: wish.password }))
}
