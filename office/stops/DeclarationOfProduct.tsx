import { useState } from 'react'
import type { DeclaredAllergen } from '../../contract/allergens.ts'
import { ContentsChoice } from '../../kit/AllergenChoice.tsx'
import { Button } from '../../kit/Button.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { Fold } from '../../kit/Fold.tsx'
import { InlineForm } from '../panel/FormPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { AgeLimitOfProduct } from './AgeLimitOfProduct.tsx'
import { type Declaration, useConfirm, useDeclaration, useRecipeChange } from './stops.ts'
import { useAllergenTexts, useStopTexts } from './stop-texts.ts'
import './stops.css'

type Whose = { productId: string; name: string }

/** What a product holds, who confirmed it and when, what was said before, and from which age it is sold. */
export function DeclarationOfProduct({ productId, name }: Whose) {
  const texts = useStopTexts().product
  const declaration = useDeclaration(productId)
  return (
    <section className="kit-stack" aria-labelledby="declaration">
      <h3 id="declaration">{texts.title}</h3>
      <Answered query={declaration}>
        {(data) => (
          <>
            <ContentsOf key={data.declaredAt} declaration={data} productId={productId} name={name} />
            <AgeLimitOfProduct declaration={data} productId={productId} name={name} />
            <History declaration={data} />
          </>
        )}
      </Answered>
    </section>
  )
}

function ContentsOf({ declaration, productId, name }: Whose & { declaration: Declaration }) {
  const texts = useStopTexts().product
  const { language } = useLanguage()
  const { mayRunCanteen } = useAtSchool()
  const say = useSay()
  const recipe = useRecipeChange(productId)
  const [isOpen, setIsOpen] = useState(false)
  const confirmed = declaration.declaredAt === null ? undefined : declaration.history.find(({ what }) => what === 'confirmed')
  if (isOpen) return <ContentsForm declaration={declaration} productId={productId} name={name} onDone={() => setIsOpen(false)} />
  return (
    <div className="kit-stack" data-gap="small">
      {declaration.declaredAt === null ? (
        <Notice tone="warning" title={texts.unknown}>
          {texts.unknownLong}
        </Notice>
      ) : (
        <>
          <Contents contains={declaration.contains} traces={declaration.traces} />
          {declaration.ingredients === '' ? null : <p className="kit-small office-ingredients">{declaration.ingredients}</p>}
          {confirmed === undefined ? null : (
            <p className="kit-muted kit-small">{texts.confirmedAt(confirmed.byName, formatInstant(confirmed.madeAt, { language }))}</p>
          )}
        </>
      )}
      {mayRunCanteen ? (
        <div className="kit-row">
          <Button look="secondary" size="sm" onClick={() => setIsOpen(true)}>
            {declaration.declaredAt === null ? texts.set : texts.change}
          </Button>
          {declaration.declaredAt === null ? null : (
            <AskFirst
              isSmall
              opens={texts.recipeChanged}
              question={texts.recipeQuestion}
              confirm={texts.recipeConfirm}
              work={{
                ...recipe,
                mutate: (_nothing, then) =>
                  recipe.mutate(undefined, {
                    onSuccess: () => {
                      say(texts.recipeSaid(name))
                      then.onSuccess()
                    },
                  }),
              }}
            >
              <p>{texts.recipeConsequence}</p>
            </AskFirst>
          )}
        </div>
      ) : null}
    </div>
  )
}

/** «Inneholder …», as the law wants it written. */
export function Contents({ contains, traces }: Pick<Declaration, 'contains' | 'traces'>) {
  const texts = useStopTexts().product
  const names = useAllergenTexts()
  const listed = (allergens: readonly DeclaredAllergen[]) => allergens.map((allergen) => names[allergen]).join(', ')
  return (
    <p>
      {texts.contains} <strong>{contains.length === 0 ? texts.nothing : listed(contains)}</strong>
      {traces.length === 0 ? null : (
        <span className="kit-muted office-traces">
          {texts.traces} {listed(traces)}
        </span>
      )}
    </p>
  )
}

function ContentsForm({ declaration, productId, name, onDone }: Whose & { declaration: Declaration; onDone: () => void }) {
  const texts = useStopTexts().product
  const names = useAllergenTexts()
  const say = useSay()
  const confirm = useConfirm(productId)
  const [contains, setContains] = useState<ReadonlySet<DeclaredAllergen>>(() => new Set(declaration.contains))
  const [traces, setTraces] = useState<ReadonlySet<DeclaredAllergen>>(() => new Set(declaration.traces))
  const [ingredients, setIngredients] = useState(declaration.ingredients)
  const submit = () =>
    confirm.mutate(
      { contains: [...contains], traces: [...traces].filter((allergen) => !contains.has(allergen)), ingredients },
      {
        onSuccess: () => {
          say(texts.confirmed(name))
          onDone()
        },
      },
    )
  return (
    <InlineForm onSubmit={submit} onCancel={onDone} submitWords={contains.size + traces.size === 0 ? texts.confirmNothing : texts.confirm} work={confirm}>
      <p className="kit-muted">{texts.confirmLead}</p>
      <ContentsChoice label={texts.contains} names={names} chosen={contains} onToggle={(allergen, isOn) => setContains(toggled(contains, allergen, isOn))} />
      <Fold title={texts.traces} isOpen={traces.size > 0}>
        <ContentsChoice
          label={texts.traces}
          labelUnseen
          names={names}
          chosen={traces}
          onToggle={(allergen, isOn) => setTraces(toggled(traces, allergen, isOn))}
        />
      </Fold>
      <TextArea
        label={texts.ingredients}
        description={texts.ingredientsHelp}
        rows={3}
        maxLength={1000}
        value={ingredients}
        onChange={(event) => setIngredients(event.currentTarget.value)}
      />
    </InlineForm>
  )
}

export function toggled<Allergen>(chosen: ReadonlySet<Allergen>, allergen: Allergen, isOn: boolean): ReadonlySet<Allergen> {
  const next = new Set(chosen)
  if (isOn) next.add(allergen)
  else next.delete(allergen)
  return next
}

function History({ declaration: { history } }: { declaration: Declaration }) {
  const texts = useStopTexts().product
  const { language } = useLanguage()
  if (history.length === 0) return null
  return (
    <Fold title={texts.history}>
      <ul className="office-declarations">
        {history.map((event) => (
          <li key={event.eventId}>
            <span className="kit-muted kit-small">
              {formatInstant(event.madeAt, { language })} · {event.byName}
            </span>
            <span>
              <Tag>{texts.events[event.what]}</Tag>
            </span>
            {event.what === 'confirmed' ? <Contents contains={event.contains} traces={event.traces} /> : null}
            {event.what === 'age_limit' ? <p>{event.ageLimit === null ? texts.noAgeLimit : texts.ageLimitIs(event.ageLimit, event.ageReason ?? '')}</p> : null}
          </li>
        ))}
      </ul>
    </Fold>
  )
}
