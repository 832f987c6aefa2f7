import { expect, test } from 'vitest'
import { askAfter } from './ask-after.ts'

function slow() {
  const answers: PromiseWithResolvers<string>[] = []
  const ask = askAfter(() => {
    const answer = Promise.withResolvers<string>()
    answers.push(answer)
    return answer.promise
  })
  return { ask, answers }
}

test('who asks while it is asked gets the next answer, which all who ask meanwhile share', async () => {
  const { ask, answers } = slow()
  const first = ask()
  const [second, third] = [ask(), ask()]
  answers[0]?.resolve('old')
  expect(await first).toBe('old')
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.resolve('new')
  expect(await Promise.all([second, third])).toEqual(['new', 'new'])
  void ask()
  expect(answers).toHaveLength(3)
})

test('a question that fails does not take the next one with it', async () => {
  const { ask, answers } = slow()
  const first = ask()
  const second = ask()
  answers[0]?.reject(new Error('cut'))
  await expect(first).rejects.toThrow('cut')
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.resolve('new')
  expect(await second).toBe('new')
})
