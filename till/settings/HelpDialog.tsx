import { Dialog } from '../../kit/Dialog.tsx'
import { closePanels } from '../panels.ts'
import { useTexts } from '../texts.ts'
import './settings.css'

/** What stands on the keys themselves is the same in every language. */
const keys = {
  arrows: ['←', '↑', '↓', '→'],
  enter: ['Enter'],
  digits: ['1', '…', '9'],
  plusMinus: ['+', '−'],
  remove: ['Delete'],
  pay: ['Ctrl', 'Enter'],
  escape: ['Esc'],
  question: ['?'],
} as const
const inOrder = Object.keys(keys) as (keyof typeof keys)[]

export function HelpDialog() {
  const texts = useTexts().help
  return (
    <Dialog isOpen onClose={closePanels} title={texts.title}>
      <div className="kit-stack" data-gap="large">
        <section className="kit-stack" data-gap="small" aria-labelledby="help-how">
          <h3 id="help-how">{texts.how}</h3>
          <ol className="till-help-steps">
            {texts.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        <section className="kit-stack" data-gap="small" aria-labelledby="help-keys">
          <h3 id="help-keys">{texts.keys}</h3>
          <dl className="till-help-keys">
            {inOrder.map((name) => (
              <div key={name}>
                <dt>
                  {keys[name].map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{texts[name]}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
