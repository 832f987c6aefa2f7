import { PeopleIcon } from '../../kit/icons.tsx'
import { Way } from '../Way.tsx'
import { useFamilyTexts } from './family-texts.ts'

/** The way to a child that one does not follow yet. */
export function ToAddChild() {
  const texts = useFamilyTexts()
  return <Way to="/add-child" icon={<PeopleIcon />} title={texts.addChild} why={texts.addChildWhy} />
}
