export { forecastWallets } from './forecast-wallets.ts'
export { forecastRoutes } from './routes.ts'
