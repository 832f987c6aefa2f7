import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeSigner } from './index.ts'
import { readSpec, specsFolder } from '../../test/specs.ts'
import { textToSign } from '../../rules/signature.ts'

describe.runIf(specsFolder())('the signature of a till', () => {
  const vectors = () => JSON.parse(readSpec('saf-t-cash-register/signature-test-vectors.json'))

  test('of Skatteetaten’s own vector comes out to the letter', () => {
    const { secretKeyText, dataToSign, signature } = vectors().officialHmacVector
    expect(makeSigner({ keyVersion: '1', secret: Buffer.from(secretKeyText) }).sign(dataToSign)).toBe(signature)
  })

  test('chains every transaction to the one before', () => {
    const { secretKeyText, transactions } = vectors().hmacChain
    const signer = makeSigner({ keyVersion: '1', secret: Buffer.from(secretKeyText) })
    let previousSignature = '0'
    for (const { transDate, transTime, nr, transAmntIn, transAmntEx, dataToSign, signature } of transactions) {
      const text = textToSign({
        previousSignature,
        localDate: transDate,
        localTime: transTime,
        journalNumber: nr,
        totalOre: Math.round(Number(transAmntIn) * 100),
        totalWithoutVatOre: Math.round(Number(transAmntEx) * 100),
      })
      expect(text).toBe(dataToSign)
      previousSignature = signer.sign(text)
      expect(previousSignature).toBe(signature)
    }
  })
})

test('a key of another length than 16 bytes is refused', () => {
  expect(() => makeSigner({ keyVersion: '1', secret: Buffer.alloc(15) })).toThrow('16 bytes')
  expect(makeSigner({ keyVersion: '1', secret: Buffer.alloc(16) }).sign('x')).toBe(createHmac('sha1', Buffer.alloc(16)).update('x').digest('base64'))
})
