import { Button } from '../../kit/Button.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { type Enquiry, useAssign, useColleagues } from './enquiries.ts'
import { useEnquiryTexts } from './texts.ts'

const NOBODY = 'nobody'

/** Who works on it: taken by oneself with one press, or given to a colleague. */
export function Assignee({ enquiry: { enquiryId, assignee, state } }: { enquiry: Enquiry }) {
  const texts = useEnquiryTexts()
  const { session } = useAtSchool()
  const { data } = useColleagues()
  const say = useSay()
  const whatWentWrong = useRefusalText()
  const assign = useAssign(enquiryId)
  const give = (personId: string | null): void => assign.mutate(personId, { onError: (error) => say(whatWentWrong(error), 'problem') })
  // Somebody who has left since is still the one who has it.
  const others = (data?.colleagues ?? []).filter(({ personId }) => personId !== assignee?.personId)
  const people = assignee === null ? others : [assignee, ...others]
  return (
    <div className="office-assignee">
      <Select
        label={texts.assignTo}
        choices={[
          { value: NOBODY, label: texts.nobody },
          ...people.map(({ personId, firstName, lastName }) => ({ value: personId, label: `${firstName} ${lastName}` })),
        ]}
        value={assignee?.personId ?? NOBODY}
        onChoose={(personId) => give(personId === NOBODY ? null : personId)}
      />
      {assignee === null && state !== 'closed' ? (
        <Button look="secondary" busy={assign.isPending} onClick={() => give(session.personId)}>
          {texts.take}
        </Button>
      ) : null}
    </div>
  )
}
