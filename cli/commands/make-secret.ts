import { makeSecretFile } from '../../server/config.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'

export const command: Command = {
  usage: 'make-secret <file>',
  help: `Writes a new master secret to a file that only its owner may read. Every card and every signature
depends on it, and nothing can replace it: keep a copy where the backups are not.`,
  words: 1,
  run: async ({ words: [file] }) => {
    if (!file) throw new Complaint('Say which file to write: kantinekort make-secret /etc/kantinekort/secret', { exitCode: 2 })
    try {
      makeSecretFile(file)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') throw new Complaint(`${file} is there already, and a master secret is never written over.`)
      if (code) throw new Complaint(`${file} cannot be written (${code}).`)
      throw error
    }
    console.log(`The master secret is in ${file}. Set KANTINEKORT_SECRET_FILE=${file}, and keep a copy in a safe place:
without it no card can be read and no signature be checked, and no backup contains it.`)
    return 0
  },
}
