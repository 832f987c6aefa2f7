import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { type Asking, chooseMessages, showMessageChoices } from './choose-messages.ts'
import { chooseForChild } from './child-choices.ts'
import { confirmMobile, sendMobileCode } from './confirm-mobile.ts'
import { turnOffPush, turnOnPush } from './push/turn-on.ts'
import { sendTrial } from './send-trial.ts'

export function messageChoiceRoutes(house: House): Handlers {
  return {
    'GET /api/person/message-choices': ({ caller }) => showMessageChoices(house, caller),
    'PUT /api/person/message-choices/:schoolId/:pupilId': async ({ params, body, caller }) => {
      await chooseForChild(house, { ...params, ...body, personId: caller.personId })
      return showMessageChoices(house, caller)
    },
    'POST /api/person/mobile-codes': ({ body, caller }) => sendMobileCode(house, { ...body, personId: caller.personId }),
    'POST /api/person/mobile-codes/confirm': ({ body, caller }) => confirmMobile(house, { ...body, ...askingOf(caller) }),
    'POST /api/person/push-browsers': ({ body, caller }) => turnOnPush(house, { ...body, ...askingOf(caller) }),
    'DELETE /api/person/push-browsers/:browserId': ({ params, caller }) => turnOffPush(house, { ...params, ...askingOf(caller) }),
    'POST /api/person/message-trials': async ({ body, caller }) => {
      await sendTrial(house, { ...body, personId: caller.personId })
      return { done: true }
    },
    'PUT /api/person/message-choices': ({ body, caller }) => chooseMessages(house, { ...body, ...askingOf(caller) }),
  }
}

const askingOf = ({ personId, sessionToken }: Asking): Asking => ({ personId, sessionToken })
