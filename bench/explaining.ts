import type { Database } from '../database/connect.ts'

/** Answers as the database does, and says of each question how it was answered. */
export function explaining(database: Database): Database {
  const query: Database['query'] = async (statement) => {
    const plan = await database.query<{ 'QUERY PLAN': string }>({ ...statement, text: `explain (analyze, buffers) ${statement.text}` })
    console.log(`\n${plan.rows.map((line) => line['QUERY PLAN']).join('\n')}`)
    return database.query(statement)
  }
  return { ...database, query }
}
