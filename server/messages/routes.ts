import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { chooseMessages, showMessageChoices } from './choose-messages.ts'

export function messageChoiceRoutes(house: House): Handlers {
  return {
    'GET /api/person/message-choices': ({ caller }) => showMessageChoices(house, caller.personId),
    'PUT /api/person/message-choices': ({ body, caller }) => chooseMessages(house, { ...body, personId: caller.personId }),
  }
}
