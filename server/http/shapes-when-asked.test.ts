import fastify from 'fastify'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { type RouteDefinition } from '../../contract/route-types.ts'
import { routes } from '../../contract/routes.ts'
import { shapesWhenAsked } from './shapes-when-asked.ts'

type Compilers = {
  compilersFactory: Record<'buildValidator' | 'buildSerializer', (shared: object, options: object) => (route: object) => (data: unknown) => unknown>
}

describe('the shapes of the contract', () => {
  // Nothing else would say so before somebody asks the route.
  test('can all be made into checkers and writers', () => {
    const { compilersFactory } = shapesWhenAsked() as unknown as Compilers
    const makeChecker = compilersFactory.buildValidator({}, { customOptions: { coerceTypes: false } })
    const makeWriter = compilersFactory.buildSerializer({}, {})
    for (const [key, { params, query, body, reply, file }] of Object.entries(routes) as [string, RouteDefinition][]) {
      for (const schema of [params, query, body]) {
        if (schema) expect(() => makeChecker({ schema })({}), key).not.toThrow()
      }
      // What a reply lacks is the writer's complaint, and not the compiler's: of a reply that is one of several, too.
      if (!file) expect(() => makeWriter({ schema: reply })(undefined), key).not.toThrow(/schema(?! definition\.$)|resolve|compile/i)
    }
  })
})

describe('a shape that is made when it is asked', () => {
  test('says what is wrong with this request, and nothing of the one before', async () => {
    const app = fastify({ schemaController: shapesWhenAsked(), ajv: { customOptions: { coerceTypes: false } } })
    app.setErrorHandler((error: { validation?: { instancePath: string; keyword: string }[] }, _request, reply) => reply.status(400).send(error.validation?.[0]))
    const body = Type.Object({ count: Type.Integer({ minimum: 1 }), name: Type.String() })
    app.post('/things', { schema: { body, response: { 200: Type.Object({ count: Type.Integer() }) } } }, async (request) => request.body)
    const post = async (payload: object) => {
      const { statusCode, json } = await app.inject({ method: 'POST', url: '/things', payload })
      return [statusCode, json()]
    }
    expect(await post({ count: 0, name: 'x' })).toMatchObject([400, { instancePath: '/count', keyword: 'minimum' }])
    expect(await post({ count: 2, name: 'secret' })).toEqual([200, { count: 2 }])
    expect(await post({ count: 2, name: 3 })).toMatchObject([400, { instancePath: '/name', keyword: 'type' }])
    await app.close()
  })
})
