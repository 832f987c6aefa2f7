// What a publisher's own schema says of an XML file that we made.

import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { readSpec } from './specs.ts'

/** What is wrong with a file by the schema at a place among the specifications; nothing when it is valid. */
export function mistakesBySchema(xml: string, schema: string): string[] {
  const xsd = XmlDocument.fromString(readSpec(schema))
  const validator = XsdValidator.fromDoc(xsd)
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    return [String(error)]
  } finally {
    document.dispose()
    validator.dispose()
    xsd.dispose()
  }
}
