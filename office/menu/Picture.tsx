/** The drawing of a product as the till shows it; its first letter where there is none. */
export function Picture({ name, picture, colour }: { name: string; picture: string | null; colour: string }) {
  return (
    <span className="office-picture" data-category={colour} aria-hidden="true" data-picture={picture ?? undefined}>
      {name.at(0)?.toLocaleUpperCase('nb')}
    </span>
  )
}
