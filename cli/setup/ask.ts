import readline from 'node:readline/promises'
import type { Given } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { type QuestionName, questions } from './questions.ts'
import type { SetupAnswers } from './set-up.ts'

/** Takes what was given, and asks a person for the rest. Without a terminal, everything that is missing or wrong is told at once. */
export async function askForAnswers(given: Given['values']): Promise<SetupAnswers> {
  const { answers, mistakes } = readGiven(given)
  if (mistakes.length > 0) throw new Complaint(`Setup cannot begin:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`, { exitCode: 2 })
  const open = questions.filter(({ name }) => answers[name] === undefined)
  if (open.length > 0 && !process.stdin.isTTY) {
    throw new Complaint(
      `Setup needs to know more. Without a terminal to ask on, give it as options:\n${open.map(({ name, about }) => `- --${name}: ${about}`).join('\n')}`,
      { exitCode: 2 },
    )
  }
  if (open.length > 0) Object.assign(answers, await askAll(open))
  return inShape(answers as Record<QuestionName, string>)
}

type Answers = Partial<Record<QuestionName, string>>

function readGiven(given: Given['values']): { answers: Answers; mistakes: string[] } {
  const answers: Answers = {}
  const mistakes: string[] = []
  for (const { name, read, mustBe, usually } of questions) {
    const text = given[name]
    if (typeof text !== 'string') {
      // In a script what has a usual answer need not be said; a person is asked all the same.
      if (usually !== undefined && !process.stdin.isTTY) answers[name] = usually
      continue
    }
    const answer = text === '' && usually !== undefined ? usually : read(text)
    if (answer === null) mistakes.push(`--${name} is "${text}" and must be ${mustBe}.`)
    else answers[name] = answer
  }
  return { answers, mistakes }
}

async function askAll(open: typeof questions): Promise<Answers> {
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })
  const stopped = new AbortController()
  terminal.on('close', () => stopped.abort())
  const answers: Answers = {}
  try {
    console.log('A few questions. Ctrl-C stops, and then nothing has been made.\n')
    for (const { name, about, read, mustBe, usually } of open) {
      const prompt = `${about}${usually ? ` [${usually}]` : ''}: `
      for (;;) {
        const text = await terminal.question(prompt, { signal: stopped.signal })
        const answer = text.trim() === '' && usually !== undefined ? usually : read(text)
        if (answer !== null) {
          answers[name] = answer
          break
        }
        console.log(`  It must be ${mustBe}.`)
      }
    }
    return answers
  } catch (error) {
    if (stopped.signal.aborted) throw new Complaint('Stopped. Nothing was made.')
    throw error
  } finally {
    terminal.close()
  }
}

function inShape(answers: Record<QuestionName, string>): SetupAnswers {
  return {
    operator: {
      name: answers['operator-name'],
      organisationNumber: answers['operator-number'],
      isVatRegistered: answers['operator-vat'] === 'yes',
      address: answers['operator-address'],
      postalCode: answers['operator-postal-code'],
      city: answers['operator-city'],
      email: answers['operator-email'],
      phone: answers['operator-phone'],
    },
    school: {
      name: answers['school-name'],
      organisationNumber: answers['school-number'],
      address: answers['school-address'],
      postalCode: answers['school-postal-code'],
      city: answers['school-city'],
      pupilEmailDomain: answers['school-email-domain'] || null,
    },
    administrator: { firstName: answers['first-name'], lastName: answers['last-name'], email: answers.email },
  }
}
