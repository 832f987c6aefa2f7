// Every test runs on the embedded database; those that touch the database run on a PostgreSQL server too.
import { defineConfig } from 'vitest/config'

const usesDatabase = ['server/**/*.test.ts', 'ledger/**/*.test.ts', 'database/**/*.test.ts', 'cli/**/*.test.ts', 'test/**/*.test.ts']
const shared = { testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks' as const }

export default defineConfig({
  test: {
    globalSetup: './test/parts.ts',
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      {
        test: {
          ...shared,
          name: 'embedded',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['node_modules/**', 'dist/**', 'test/long/**', 'test/journeys/**', '**/*.server.test.ts', '**/*.browser.test.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'server',
          include: usesDatabase,
          exclude: [
            'node_modules/**',
            'dist/**',
            'test/long/**',
            'test/journeys/**',
            '**/*.embedded.test.ts',
            '**/*.browser.test.ts',
            'test/journeys/**',
            'test/tidy.test.ts',
          ],
          env: { KANTINEKORT_TEST_ON: 'server' },
        },
      },
      // What needs Chromium: one at a time, after the rest, so that a browser has the machine to itself.
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', '**/*.browser.test.{ts,tsx}'],
          exclude: ['node_modules/**', 'dist/**'],
          testTimeout: 240_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      // What takes longer than a coffee: npm run test:long.
      {
        test: {
          ...shared,
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
