// Every test runs on the embedded database; those that touch the database run on a PostgreSQL server too.
// What keeps the suite short is told in CONTRIBUTING.md.
import { defineConfig } from 'vitest/config'
import { postgresBinaries } from './test/postgres-server.ts'

const usesDatabase = ['server/**/*.test.ts', 'bench/**/*.test.ts', 'ledger/**/*.test.ts', 'database/**/*.test.ts', 'cli/**/*.test.ts', 'test/**/*.test.ts']
const shared = {
  testTimeout: 240_000,
  hookTimeout: 480_000,
  pool: 'forks' as const,
  setupFiles: './test/quick-sign-in.ts',
  expect: { poll: { timeout: 60_000 } },
}
const LONG = ['test/long/**/*.test.ts', '**/*.long.test.ts']
const JOURNEYS = ['test/journeys/**/*.test.ts', '**/*.browser.test.{ts,tsx}']
const LONG_JOURNEYS = ['test/journeys/**/*.long.test.ts', '**/*.browser.long.test.ts']
const long = { testTimeout: 1_200_000, hookTimeout: 600_000, exclude: ['node_modules/**', 'dist/**'], fileParallelism: false, sequence: { groupOrder: 1 } }
// Without a PostgreSQL server there is nothing to run on it: test/parts.ts says so at the end.
const hasServer = Boolean(process.env.KANTINEKORT_TEST_SERVER ?? postgresBinaries())
// Files one after the other in the same process: the server's modules are read once and not once a file.
const inOneProcess = { isolate: false }

export default defineConfig({
  test: {
    globalSetup: './test/parts.ts',
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      {
        test: {
          ...shared,
          ...inOneProcess,
          name: 'embedded',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...LONG, 'node_modules/**', 'dist/**', 'test/journeys/**', '**/*.server.test.ts', '**/*.browser.test.ts'],
        },
      },
      {
        test: {
          ...shared,
          ...inOneProcess,
          name: 'server',
          include: hasServer ? usesDatabase : [],
          exclude: [...LONG, 'node_modules/**', 'dist/**', 'test/journeys/**', '**/*.embedded.test.ts', '**/*.browser.test.ts', 'test/tidy.test.ts'],
          env: { KANTINEKORT_TEST_ON: 'server' },
        },
      },
      // What needs Chromium: beside the rest, as a browser is waited for more than it works.
      {
        test: {
          ...shared,
          ...inOneProcess,
          name: 'journeys',
          include: JOURNEYS,
          exclude: [...LONG, 'node_modules/**', 'dist/**'],
          globalSetup: './test/built-apps.ts',
          testTimeout: 480_000,
        },
      },
      // What takes longer than a coffee: npm run test:long.
      {
        test: {
          ...shared,
          ...long,
          name: 'long',
          include: LONG,
          exclude: [...LONG_JOURNEYS, 'node_modules/**', 'dist/**'],
          globalSetup: './test/built-apps.ts',
        },
      },
      // The further journeys and every screen in every size: beside each other, and after what crashes and storms.
      {
        test: {
          ...shared,
          ...inOneProcess,
          name: 'long-journeys',
          include: LONG_JOURNEYS,
          exclude: ['node_modules/**', 'dist/**'],
          // Two browsers on two cores: what fails once is tried once more, and the report says that it was.
          retry: 1,
          globalSetup: './test/built-apps.ts',
          testTimeout: 1_200_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...shared,
          ...long,
          name: 'long-server',
          include: hasServer ? ['server/**/*.long.test.ts', 'cli/backup/*.long.test.ts'] : [],
          env: { KANTINEKORT_TEST_ON: 'server' },
        },
      },
    ],
  },
})
