// Links from e-mails carry their token behind "#", so that it never reaches a server's log.
import { useState } from 'react'

/** The token of the link one came by, or undefined when it is missing or cut off. */
export function useTokenInAddress(): string | undefined {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '')
  return token.length >= 20 && token.length <= 200 ? token : undefined
}
