import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { useCashierTexts } from './cashier-texts.ts'

/** A PIN that was just set, for the one time that it can be read. */
export function PinOnce({ name, pin, onSeen }: { name: string; pin: string; onSeen: () => void }) {
  const texts = useCashierTexts().pin
  return (
    <Card look="deep">
      <div className="kit-stack" role="status">
        <h3 className="office-code-label">{texts.shown(name)}</h3>
        <p className="office-code">{pin}</p>
        <p>{texts.once}</p>
        <div>
          <Button look="secondary" size="sm" onClick={onSeen}>
            {texts.seen}
          </Button>
        </div>
      </div>
    </Card>
  )
}
