import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { ForPrinter } from '../../kit/ForPrinter.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Menu } from '../menu/menu.ts'
import { menuSections } from '../menu/menu-sections.ts'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useAllergenTexts, useStopTexts } from './stop-texts.ts'
import './stops.css'

/** The sign that hangs where the food is collected: what each thing on the menu contains, and what nobody has confirmed. */
export function SignPanel({ menu, onClose }: { menu: Menu; onClose: () => void }) {
  const texts = useStopTexts().sign
  const [today] = useState(() => norwegianTime(new Date()).date)
  const unknown = menu.products.filter(({ isActive, stops }) => isActive && !stops.isDeclared).length
  return (
    <SidePanel title={texts.title} onClose={onClose} actions={<Button onClick={() => print()}>{texts.print}</Button>}>
      <div className="kit-stack">
        <p className="kit-muted">{texts.lead}</p>
        {unknown === 0 ? null : (
          <Notice tone="warning" title={texts.notConfirmed(unknown)}>
            {texts.notConfirmedAdvice}
          </Notice>
        )}
        <Sign menu={menu} today={today} />
        <ForPrinter>
          <Sign menu={menu} today={today} />
        </ForPrinter>
      </div>
    </SidePanel>
  )
}

function Sign({ menu, today }: { menu: Menu; today: string }) {
  const texts = useStopTexts()
  const names = useAllergenTexts()
  const { language } = useLanguage()
  const { schoolName } = useAtSchool()
  const listed = (allergens: Menu['products'][number]['stops']['contains']) => allergens.map((allergen) => names[allergen]).join(', ')
  return (
    <div className="office-sign">
      <header>
        <h2>{texts.sign.heading}</h2>
        {/* A paper is read on other days: nothing on it is «i dag». */}
        <p>
          {schoolName} · {texts.sign.printedAt(formatCalendarDay(today, { language, now: 0 }))}
        </p>
      </header>
      {menuSections(menu, { shown: 'sold' })
        .filter(({ products }) => products.length > 0)
        .map(({ category, products }) => (
          <section key={category.categoryId}>
            <h3>{category.name}</h3>
            <dl>
              {products.map(({ productId, name, stops }) => (
                <div key={productId}>
                  <dt>
                    {name}
                    {stops.ageLimit === null ? null : <small>{texts.sign.ageLimit(stops.ageLimit)}</small>}
                  </dt>
                  <dd>
                    {stops.isDeclared ? (
                      <>
                        {texts.product.contains} <strong>{stops.contains.length === 0 ? texts.product.nothing : listed(stops.contains)}</strong>.
                        {stops.traces.length === 0 ? null : ` ${texts.product.traces} ${listed(stops.traces)}.`}
                      </>
                    ) : (
                      <em>{texts.sign.unknown}</em>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </div>
  )
}
