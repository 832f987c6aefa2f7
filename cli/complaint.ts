// Something that a person can put right. It is told in one sentence, without a stack trace.
export class Complaint extends Error {
  /** 1: it did not succeed. 2: it was asked in the wrong way. */
  readonly exitCode: number

  constructor(message: string, { exitCode = 1 }: { exitCode?: number } = {}) {
    super(message)
    this.name = 'Complaint'
    this.exitCode = exitCode
  }
}
