import { enquiryTopics } from '../../contract/enquiries.ts'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Select } from '../../kit/Select.tsx'
import { ListSearchField } from '../list/ListSearchField.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { type EnquirySearch, shownStates } from './enquiry-search.ts'
import { useEnquiryTexts } from './texts.ts'

const ANY = 'any'

/** Searching, and choosing by state, topic and whose it is; all of it in the address. */
export function EnquiryNarrowing() {
  const texts = useEnquiryTexts()
  const { asked, ask } = useListSearch<EnquirySearch>()
  return (
    <div className="office-narrowing">
      <ListSearchField label={texts.search} />
      <Select
        label={texts.show}
        labelUnseen
        choices={shownStates.map((value) => ({ value, label: texts.shownStates[value] }))}
        value={asked.state ?? 'active'}
        onChoose={(state) => ask({ state: state === 'active' ? undefined : state })}
      />
      <Select
        label={texts.topic}
        labelUnseen
        choices={[{ value: ANY, label: `${texts.topic}: ${texts.anyTopic}` }, ...enquiryTopics.map((value) => ({ value, label: texts.topics[value] }))]}
        value={asked.topic ?? ANY}
        onChoose={(topic) => ask({ topic: enquiryTopics.find((each) => each === topic) })}
      />
      <Checkbox look="switch" label={texts.mine} checked={asked.mine === true} onToggle={(isOn) => ask({ mine: isOn ? true : undefined })} />
    </div>
  )
}
