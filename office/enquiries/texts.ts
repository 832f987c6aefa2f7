import { officeEnquiryTexts } from '../../language/office-enquiries/texts.ts'
import { useTextsOf } from '../../kit/language.tsx'

/** The office's texts about enquiries in the language now. */
export const useEnquiryTexts = () => useTextsOf(officeEnquiryTexts)
