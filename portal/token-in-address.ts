// Links from e-mails carry their token behind "#", so that it never reaches a server's log.
import { useEffect, useState } from 'react'

const tokenInAddress = (): string => new URLSearchParams(location.hash.slice(1)).get('token') ?? ''

/** The token of the link one came by, or undefined when it is missing or cut off. */
export function useTokenInAddress(): string | undefined {
  const [token] = useState(tokenInAddress)
  // Another link opened in the same window changes what is behind "#" alone: whoever pressed it must not answer the first one.
  useEffect(() => {
    const beginAnew = (): void => {
      if (tokenInAddress() !== '' && tokenInAddress() !== token) location.reload()
    }
    addEventListener('hashchange', beginAnew)
    return () => removeEventListener('hashchange', beginAnew)
  }, [token])
  return token.length >= 20 && token.length <= 200 ? token : undefined
}
