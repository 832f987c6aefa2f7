type Packages = Record<string, { version?: string; optional?: boolean; devOptional?: boolean; link?: boolean }>
export function prepare(what: 'start' | 'test' | 'build' | 'run'): Promise<string>
export function holdsAll(wanted: Packages | null, installed: Packages | null): boolean
