export type { Channel, Message } from './message.ts'
export { queueMessage } from './queue-message.ts'
export { messagesTo } from './messages-to.ts'
