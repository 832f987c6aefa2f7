import { useTextsOf } from '../../kit/language.tsx'
import { officeEnquiryTexts } from '../../language/office-enquiries/texts.ts'
import { waited } from './waited.ts'

/** How long somebody has waited, in words: "3 timer". */
export function useWaitedText(): (since: string) => string {
  const texts = useTextsOf(officeEnquiryTexts)
  return (since) => {
    const { unit, count } = waited(since, Date.now())
    return texts[unit](count)
  }
}
