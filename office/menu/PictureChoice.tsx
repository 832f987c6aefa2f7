import { useId, useState } from 'react'
import type { CategoryColour } from '../../contract/till-routes.ts'
import { Button } from '../../kit/Button.tsx'
import { Picture } from '../../kit/Picture.tsx'
import { pictureNames } from '../../kit/pictures/names.ts'
import { useTexts } from '../texts.ts'

type PictureChoiceProps = {
  /** What the product is called; its letters are the picture when none is chosen. */
  name: string
  colour: CategoryColour
  value: string | null
  onChoose: (picture: string | null) => void
}

/** The tile as the till will show it, and the drawings to choose from when one asks for them. */
export function PictureChoice({ name, colour, value, onChoose }: PictureChoiceProps) {
  const gridId = useId()
  const texts = useTexts().menu
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="office-picture-choice" data-category={colour}>
      <div className="kit-row">
        <span className="office-picture" data-size="lg">
          <Picture name={value} insteadOf={name} />
        </span>
        <div>
          <p className="office-picture-title">{texts.picture}</p>
          <Button look="quiet" size="sm" aria-expanded={isOpen} aria-controls={gridId} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? texts.hidePictures : texts.choosePicture}
          </Button>
        </div>
      </div>
      <div id={gridId} hidden={!isOpen}>
        {isOpen ? <PictureGrid name={name} value={value} onChoose={onChoose} /> : null}
      </div>
    </div>
  )
}

function PictureGrid({ name, value, onChoose }: Omit<PictureChoiceProps, 'colour'>) {
  const group = useId()
  const texts = useTexts().menu
  const choices = [{ picture: null, label: texts.noPicture }, ...pictureNames.map((picture) => ({ picture, label: texts.pictures[picture] }))]
  return (
    <fieldset className="office-picture-grid">
      <legend className="kit-unseen">{texts.picture}</legend>
      {choices.map(({ picture, label }) => (
        <label key={picture ?? ''} className="office-picture-option" title={label}>
          <input type="radio" name={group} checked={picture === value} onChange={() => onChoose(picture)} />
          <span className="office-picture">
            <Picture name={picture} insteadOf={name} />
          </span>
          <span className="kit-unseen">{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
