/**
 * One question at a time, and never an answer from before it was asked for: whoever asks while one is under way gets the
 * answer to the next, which all who ask meanwhile share. What is under way may have been read before what they know of.
 */
export function askAfter<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let current: Promise<Answer> | undefined
  let next: Promise<Answer> | undefined
  const begin = () => {
    next = undefined
    current = ask().finally(() => {
      current = undefined
    })
    return current
  }
  return () => {
    if (current === undefined) return begin()
    next ??= current.then(begin, begin)
    return next
  }
}
