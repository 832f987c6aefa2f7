// Which of a provider's environments is meant: production, its test environment, or a simulator on this machine.

type Environment = Readonly<Record<string, string | undefined>>

export type ProviderPlace = { variable: string; production: string; test: string; simulatorPort: number }

/** The address of the provider's API. */
export function readProviderAddress(
  environment: Environment,
  { variable, production, test, simulatorPort }: ProviderPlace,
  tell: (mistake: string) => void,
): string {
  const text = environment[variable]?.trim() || 'production'
  if (text === 'production') return production
  if (text === 'test') return test
  const url = URL.parse(text)
  if (url && isOwnMachine(url) && url.pathname === '/' && ['http:', 'https:'].includes(url.protocol)) return url.origin
  tell(`${variable} is "${text}". Write production, test, or a simulator’s address on this machine, as in http://127.0.0.1:${simulatorPort}.`)
  return test
}

export const isOwnMachine = ({ hostname }: URL) => hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
