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
          exclude: ['node_modules/**', 'dist/**', 'test/long/**', 'test/journeys/**', '**/*.server.test.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'server',
          include: usesDatabase,
          exclude: ['node_modules/**', 'dist/**', 'test/long/**', 'test/journeys/**', '**/*.embedded.test.ts', 'test/tidy.test.ts'],
          env: { KANTINEKORT_TEST_ON: 'server' },
        },
      },
      // Clicks through the apps in Chromium; built and served as a newcomer would see them.
      { test: { ...shared, name: 'journeys', include: ['test/journeys/**/*.test.ts'], testTimeout: 240_000, fileParallelism: false } },
      // What takes longer than a coffee: npm run test:long.
      { test: { ...shared, name: 'long', include: ['test/long/**/*.test.ts'], testTimeout: 1_200_000, hookTimeout: 600_000, fileParallelism: false } },
    ],
  },
})
