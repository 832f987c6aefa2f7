// Holds what really went over the wire against a vendor's OpenAPI file.

import { parse } from 'yaml'
import { Compile } from 'typebox/schema'
import { readSpec } from './specs.ts'

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

export type Exchange = {
  method: string
  /** With the query, as it was asked for. */
  path: string
  requestHeaders: Readonly<Record<string, string | string[] | undefined>>
  requestBody: string
  status: number
  answerBody: string
}

export type OpenApi = {
  /** What is wrong with an exchange, in words; nothing when it is as the file says. */
  faultsOf: (exchange: Exchange) => string[]
  /** What is wrong with a value that goes by one of the file's names. */
  faultsOfNamed: (schema: string, value: unknown) => string[]
}

/** Reads a file. `amend` changes what is known to be wrong or outdated in it, before anything is held against it. */
export function readOpenApi(name: string, { amend = () => {} }: { amend?: (file: Node) => void } = {}): OpenApi {
  const file = parse(readSpec(name)) as Node
  amend(file)
  const base = ((file.servers as { url: string }[])[0] as { url: string }).url.replace(/^https:\/\/[^/]+/, '')
  const paths = file.paths as Record<string, Node>

  const follow = (node: Node): Node => {
    const reference = node.$ref
    if (typeof reference !== 'string') return node
    if (!reference.startsWith('#/')) throw new Error(`${name} refers to another file: ${reference}`)
    return follow(
      reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Node)[part], file) as Node,
    )
  }

  /** JSON Schema, as OpenAPI 3.0 means it. Closed: nothing may stand there that is not described. */
  const asSchema = (given: Node, { closed }: { closed: boolean }): Node => {
    const { nullable, properties, items, oneOf, example: _example, ...node } = follow(given)
    const inside = (child: unknown) => asSchema(child as Node, { closed })
    const schema: Node = {
      ...node,
      ...(isNode(properties) && {
        properties: Object.fromEntries(Object.entries(properties).flatMap(([key, child]) => (isElsewhere(child) ? [] : [[key, inside(child)]]))),
      }),
      ...(isNode(properties) && closed && node.additionalProperties === undefined && { additionalProperties: false }),
      ...(isNode(items) && { items: inside(items) }),
      ...(Array.isArray(oneOf) && { oneOf: oneOf.map(inside) }),
    }
    // These say more than a schema can hold a text against.
    if (!['uri', 'uuid', 'date-time'].includes(String(schema.format))) delete schema.format
    return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
  }

  const faults = (schema: Node, value: unknown, where: string, options: { closed: boolean }): string[] => {
    const [isRight, errors] = Compile(asSchema(schema, options)).Errors(value)
    return isRight ? [] : errors.map(({ instancePath, message }) => `${where}${instancePath}: ${message}`)
  }

  const findOperation = ({ method, path }: Exchange) => {
    const [asked = ''] = path.split('?')
    for (const [template, item] of Object.entries(paths)) {
      const found = new RegExp(`^${base}${template.replaceAll(/\{[^}]+\}/g, '([^/]+)')}$`).exec(asked)
      const operation = found && item[method.toLowerCase()]
      if (!isNode(operation)) continue
      const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, parameter]) => parameter as string)
      const inPath = Object.fromEntries(names.map((parameter, index) => [parameter, found?.[index + 1]]))
      const parameters = [...((item.parameters ?? []) as Node[]), ...((operation.parameters ?? []) as Node[])].map(follow)
      return { operation, parameters, inPath, title: `${method} ${template}` }
    }
    return null
  }

  return {
    faultsOfNamed: (schema, value) => faults(((file.components as Node).schemas as Record<string, Node>)[schema] as Node, value, schema, { closed: false }),
    faultsOf: (exchange) => {
      const found = findOperation(exchange)
      if (!found) return [`${exchange.method} ${exchange.path} is not in ${name}`]
      const { operation, parameters, inPath, title } = found
      const wrong: string[] = []
      for (const { name: parameter, in: place, required, schema } of parameters) {
        const value = place === 'path' ? inPath[parameter as string] : exchange.requestHeaders[String(parameter).toLowerCase()]
        if (value === undefined) {
          if (required === true) wrong.push(`${title}: ${String(parameter)} is missing`)
        } else wrong.push(...faults(schema as Node, value, `${title} ${String(parameter)}`, { closed: false }))
      }
      const asked = bodySchema(operation.requestBody)
      if (asked) wrong.push(...faults(asked, JSON.parse(exchange.requestBody || 'null'), `${title} request`, { closed: true }))
      else if (exchange.requestBody !== '') wrong.push(`${title} takes no body`)
      const answer = (operation.responses as Node)[String(exchange.status)]
      if (!isNode(answer)) return [...wrong, `${title} does not answer ${exchange.status}`]
      const answered = bodySchema(follow(answer))
      if (answered) wrong.push(...faults(answered, JSON.parse(exchange.answerBody || 'null'), `${title} ${exchange.status}`, { closed: false }))
      return wrong
    },
  }

  function bodySchema(body: unknown): Node | null {
    const content = isNode(body) ? (body.content as Record<string, Node> | undefined) : undefined
    const [first] = Object.values(content ?? {})
    return (first?.schema as Node | undefined) ?? null
  }
}

// What stands in a file of another repository is not here to be held against.
const isElsewhere = (child: unknown) => isNode(child) && typeof child.$ref === 'string' && !child.$ref.startsWith('#/')
