// Checkers and writers of the contract's shapes, made when a route is first asked. Fastify makes those of every
// route before it listens, which is most of a start and of what a test with an app costs; few routes are asked in either.

import { AjvCompiler } from '@fastify/ajv-compiler'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Checker = ((data: unknown) => unknown) & { errors?: unknown }
/** Makes a checker or a writer of a route's shape. */
type Compiler<Made> = (route: unknown) => Made
/** Makes a compiler from the shapes that routes share and the options. */
type Factory<Made> = (shared: unknown, options: unknown) => Compiler<Made>

/** Fastify's own compilers for one app, each shape put off until it is wanted. */
export function shapesWhenAsked(): NonNullable<FastifyServerOptions['schemaController']> {
  const buildChecker = AjvCompiler() as unknown as Factory<Checker>
  const buildWriter = SerializerSelector() as unknown as Factory<(data: unknown) => string>
  const compilersFactory = {
    buildValidator: ((shared, options) => {
      const compile = buildChecker(shared, options)
      return (route) => {
        let made: Checker | null = null
        const check: Checker = (data) => {
          made ??= compile(route)
          const isGood = made(data)
          // Fastify reads what was wrong from the function itself, as Ajv writes it.
          check.errors = made.errors
          return isGood
        }
        return check
      }
    }) satisfies Factory<Checker>,
    buildSerializer: ((shared, options) => {
      const compile = buildWriter(shared, options)
      return (route) => {
        let made: ((data: unknown) => string) | null = null
        return (data) => (made ??= compile(route))(data)
      }
    }) satisfies Factory<(data: unknown) => string>,
  }
  return { compilersFactory } as unknown as NonNullable<FastifyServerOptions['schemaController']>
}
