import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { answerEnquiry } from './answer-enquiry.ts'
import { listOwnEnquiries, showLinkedEnquiry, showOwnEnquiry } from './family-thread.ts'
import { countWaitingEnquiries, findEnquiries, listColleagues } from './find-enquiries.ts'
import { replyAsPerson, replyByLink } from './reply-to-enquiry.ts'
import { sendEnquiryAsAnyone, sendEnquiryAsPerson } from './send-enquiry.ts'
import { showEnquiry } from './show-enquiry.ts'
import { assignEnquiry, doDeed, noteOnEnquiry } from './work-on-enquiry.ts'

export function enquiryRoutes(house: House): Handlers {
  return {
    'POST /api/enquiries': ({ body, caller }) => sendEnquiryAsAnyone(house, { ...body, address: caller.address }),
    'POST /api/person/enquiries': ({ body, caller }) => sendEnquiryAsPerson(house, { ...body, personId: caller.personId, address: caller.address }),
    'GET /api/person/enquiries': ({ caller }) => listOwnEnquiries(house, caller.personId),
    'GET /api/person/enquiries/:schoolId/:enquiryId': ({ params, caller }) => showOwnEnquiry(house, { ...params, personId: caller.personId }),
    'POST /api/person/enquiries/:schoolId/:enquiryId/messages': ({ params, body, caller }) =>
      replyAsPerson(house, { ...params, ...body, personId: caller.personId }),
    'POST /api/enquiry-links/read': ({ body, caller }) => showLinkedEnquiry(house, { ...body, address: caller.address }),
    'POST /api/enquiry-links/reply': ({ body, caller }) => replyByLink(house, { ...body, address: caller.address }),
    'GET /api/office/schools/:schoolId/enquiries': ({ params, query, caller }) => findEnquiries(house, { ...query, ...params, personId: caller.personId }),
    'GET /api/office/schools/:schoolId/enquiry-count': ({ params, caller }) => countWaitingEnquiries(house, { ...params, personId: caller.personId }),
    'GET /api/office/schools/:schoolId/enquiry-colleagues': ({ params }) => listColleagues(house, params.schoolId),
    'GET /api/office/schools/:schoolId/enquiries/:enquiryId': ({ params }) => showEnquiry(house, params),
    'POST /api/office/schools/:schoolId/enquiries/:enquiryId/answers': ({ params, body, caller }) =>
      answerEnquiry(house, { ...params, ...body, staffPersonId: caller.personId }),
    'POST /api/office/schools/:schoolId/enquiries/:enquiryId/notes': ({ params, body, caller }) =>
      noteOnEnquiry(house, { ...params, ...body, staffPersonId: caller.personId }),
    'POST /api/office/schools/:schoolId/enquiries/:enquiryId/assignee': ({ params, body, caller }) =>
      assignEnquiry(house, { ...params, ...body, staffPersonId: caller.personId }),
    'POST /api/office/schools/:schoolId/enquiries/:enquiryId/deeds': ({ params, body, caller }) =>
      doDeed(house, { ...params, ...body, staffPersonId: caller.personId }),
  }
}
