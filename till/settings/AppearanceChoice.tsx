import { useState } from 'react'
import { Chips } from '../../kit/Chips.tsx'
import { chooseColourScheme, colourSchemes, keptColourScheme } from '../../kit/colour-scheme.ts'
import { useTexts } from '../texts.ts'

export function AppearanceChoice() {
  const texts = useTexts().settings
  const [scheme, setScheme] = useState(keptColourScheme)
  const labels = { auto: texts.asDevice, light: texts.light, dark: texts.dark }
  return (
    <Chips
      label={texts.appearance}
      perRow={3}
      choices={colourSchemes.map((value) => ({ value, label: labels[value] }))}
      value={scheme}
      onChoose={(chosen) => {
        chooseColourScheme(chosen)
        setScheme(chosen)
      }}
    />
  )
}
