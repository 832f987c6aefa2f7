import { type ReactNode, useId } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Form } from '../../kit/Form.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { SidePanel } from './SidePanel.tsx'

type Work = { isPending: boolean; error: Error | null }

type FormPanelProps = {
  title: string
  onClose: () => void
  onSubmit: () => void
  /** What the button says that it does. */
  submitWords: ReactNode
  work: Work
  /** Set for what is there already: nothing is typed yet, and there is nothing to throw away. */
  isUnchanged?: boolean
  /** Set for something new: one begins to type at once. */
  isNew?: boolean
  /** Who may only look gets no buttons. */
  mayChange?: boolean
  children: ReactNode
  /** What stands under the form and is no part of it. */
  below?: ReactNode
}

/** A form in the panel beside a list: its fields, what the server said of them, and its buttons at the foot. */
export function FormPanel(props: FormPanelProps) {
  const { title, onClose, onSubmit, submitWords, work, isUnchanged = false, isNew = false, mayChange = true, children, below } = props
  const formId = useId()
  const common = useCommonTexts()
  const buttons = (
    <>
      <Button type="submit" form={formId} busy={work.isPending} disabled={isUnchanged}>
        {submitWords}
      </Button>
      <Button look="quiet" onClick={onClose}>
        {isUnchanged ? common.close : common.cancel}
      </Button>
    </>
  )
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      mustStay={work.isPending}
      beginsInField={isNew}
      isHalfDone={!isUnchanged}
      actions={mayChange ? buttons : undefined}
    >
      <div className="kit-stack" data-gap="large">
        <Form id={formId} onSubmit={onSubmit} error={work.error}>
          {children}
        </Form>
        {below}
      </div>
    </SidePanel>
  )
}

type InlineFormProps = Pick<FormPanelProps, 'onSubmit' | 'submitWords' | 'work' | 'isUnchanged' | 'children'> & { onCancel: () => void }

/** A form within a panel that shows more than the form, with its buttons under its fields. */
export function InlineForm({ onSubmit, onCancel, submitWords, work, isUnchanged = false, children }: InlineFormProps) {
  const common = useCommonTexts()
  return (
    <Form
      onSubmit={onSubmit}
      error={work.error}
      actions={
        <>
          <Button type="submit" busy={work.isPending} disabled={isUnchanged}>
            {submitWords}
          </Button>
          <Button look="quiet" disabled={work.isPending} onClick={onCancel}>
            {common.cancel}
          </Button>
        </>
      }
    >
      {children}
    </Form>
  )
}
