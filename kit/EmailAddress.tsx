/** An address, which breaks where it reads best, behind the @, and elsewhere only where it must. */
export function EmailAddress({ email }: { email: string }) {
  const at = email.lastIndexOf('@') + 1
  return (
    <span className="kit-email">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  )
}
