// The little of XML that bank files need: read into plain objects, with every tag that may repeat as a list.

import { convert } from 'xmlbuilder2'
import { Refused } from '../../contract/refusals.ts'

export type XmlNode = { [tag: string]: XmlValue }
type XmlValue = string | XmlNode | (string | XmlNode)[] | undefined

/** A file as nested objects. @throws Refused `bank_file_unreadable` for what is no XML, or has a document type of its own */
export function readXml(text: string): XmlNode {
  // A document type can make a small file swell or reach for other files. No bank sends one.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Refused('bank_file_unreadable')
  try {
    const read = convert(text.replace(/^\uFEFF/, ''), { format: 'object' }) as unknown
    return isNode(read) ? read : {}
  } catch {
    throw new Refused('bank_file_unreadable')
  }
}

/** Every child with this tag, at the end of a path of tags. */
export function listOf(node: XmlNode, ...path: string[]): XmlNode[] {
  return path.reduce<XmlNode[]>((nodes, tag) => nodes.flatMap((each) => children(each, tag)), [node])
}

/** The first text at the end of a path of tags, or null. */
export function textOf(node: XmlNode, ...path: string[]): string | null {
  const [last, ...before] = path.toReversed()
  if (last === undefined) return null
  for (const parent of listOf(node, ...before.toReversed())) {
    const value = [parent[last]].flat()[0]
    const text = typeof value === 'string' ? value : isNode(value) ? (value['#'] ?? value['$']) : undefined
    if (typeof text === 'string' && text.trim() !== '') return text.trim()
  }
  return null
}

const isNode = (value: unknown): value is XmlNode => typeof value === 'object' && value !== null && !Array.isArray(value)

function children(node: XmlNode, tag: string): XmlNode[] {
  return [node[tag]].flat().filter(isNode)
}
