export { type EnrolledPupil, enrolPupil, type PupilWish } from './enrol-pupil.ts'
export { pupilRoutes } from './routes.ts'
