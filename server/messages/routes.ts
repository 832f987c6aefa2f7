import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { chooseMessages, showMessageChoices } from './choose-messages.ts'
import { confirmMobile, sendMobileCode } from './confirm-mobile.ts'
import { sendTrial } from './send-trial.ts'

export function messageChoiceRoutes(house: House): Handlers {
  return {
    'GET /api/person/message-choices': ({ caller }) => showMessageChoices(house, caller.personId),
    'POST /api/person/mobile-codes': ({ body, caller }) => sendMobileCode(house, { ...body, personId: caller.personId }),
    'POST /api/person/mobile-codes/confirm': ({ body, caller }) => confirmMobile(house, { ...body, personId: caller.personId }),
    'POST /api/person/message-trials': async ({ body, caller }) => {
      await sendTrial(house, { ...body, personId: caller.personId })
      return { done: true }
    },
    'PUT /api/person/message-choices': ({ body, caller }) => chooseMessages(house, { ...body, personId: caller.personId }),
  }
}
