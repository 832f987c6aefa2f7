/** What a family knows a device by. Browsers tell no more than this truly. */
export const phoneDevices = ['iphone', 'ipad', 'android', 'other'] as const
export type PhoneDevice = (typeof phoneDevices)[number]
