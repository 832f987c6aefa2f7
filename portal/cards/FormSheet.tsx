import { type ReactNode, useId } from 'react'
import { Button, type ButtonProps } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Form } from '../../kit/Form.tsx'
import { useCommonTexts } from '../../kit/language.tsx'

type FormSheetProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  onSubmit: () => void
  /** What the button says that it does. */
  submitWords: string
  work: { isPending: boolean; error: Error | null }
  colour?: ButtonProps['colour']
  size?: ButtonProps['size']
  children: ReactNode
}

/** One thing about a card, under the thumb: what it means or asks for, what was refused, the button that does it, and the way out. */
export function FormSheet({ isOpen, onClose, title, onSubmit, submitWords, work, colour, size, children }: FormSheetProps) {
  const form = useId()
  const common = useCommonTexts()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      placement="bottom"
      mustStay={work.isPending}
      actions={
        <>
          <Button type="submit" form={form} colour={colour} size={size} busy={work.isPending}>
            {submitWords}
          </Button>
          <Button look="secondary" size={size} disabled={work.isPending} onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={onSubmit} error={work.error}>
        {children}
      </Form>
    </Dialog>
  )
}
