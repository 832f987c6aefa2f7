import { expect, test } from 'vitest'
import { momentsOf } from './conversation.ts'

test('what was written, noted and done stands in the order of time, and an answer before its being solved', () => {
  const moments = momentsOf({
    messages: [
      { messageId: 'm1', from: 'family', writtenBy: null, body: 'Borte', madeAt: '2026-11-03T10:00:00.000Z' },
      { messageId: 'm2', from: 'office', writtenBy: 'Per', body: 'Funnet', madeAt: '2026-11-03T12:00:00.000Z' },
    ],
    notes: [{ noteId: 'n1', writtenBy: 'Per', body: 'Ring', madeAt: '2026-11-03T11:00:00.000Z' }],
    history: [
      { eventId: 'e1', event: 'assigned', by: 'Per', assignee: 'Per', madeAt: '2026-11-03T10:30:00.000Z' },
      { eventId: 'e2', event: 'solved', by: 'Per', assignee: null, madeAt: '2026-11-03T12:00:00.000Z' },
    ],
  })
  expect(moments.map(({ key }) => key)).toEqual(['m1', 'e1', 'n1', 'm2', 'e2'])
})
