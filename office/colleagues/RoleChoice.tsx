import { type StaffRole, staffRoles } from '../../contract/route-types.ts'
import { Chips } from '../../kit/Chips.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { useTexts } from '../texts.ts'

/** What somebody is to do here, and what that lets them see. */
export function RoleChoice({ value, onChoose }: { value: StaffRole; onChoose: (role: StaffRole) => void }) {
  const texts = useChangeTexts().colleagues
  const { roles } = useTexts().frame
  return (
    <>
      <Chips label={texts.role} perRow={1} choices={staffRoles.map((role) => ({ value: role, label: roles[role] }))} value={value} onChoose={onChoose} />
      <p className="kit-muted" role="status">
        {texts.roleHelp[value]}
      </p>
    </>
  )
}
