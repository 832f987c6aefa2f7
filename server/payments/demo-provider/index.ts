export { makeDemoProvider } from './adapter.ts'
export { registerDemoProvider } from './register.ts'
