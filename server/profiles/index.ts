export { adultsAmong, becomePupil, giveProfiles, mayBecomePupil, refuseAdultsAddress } from './give-profiles.ts'
