import type { Html } from './html.ts'

/** The house's colours: fjord green, warm paper white and apricot; light or dark as the reader has it. */
export const mailboxStyle: Html = {
  html: `
:root { color-scheme: light dark; --paper: light-dark(#faf7ef, #0d1715); --surface: light-dark(#fffefb, #172321); --line: light-dark(#d9d7d3, #3d4040);
  --text: light-dark(#2c2922, #ebedec); --quiet: light-dark(#615c55, #adb5b3); --fjord: light-dark(#004f44, #5db1a1); --on-fjord: light-dark(#fcfffe, #011612);
  --link: light-dark(#00695b, #87beb2); --tint: light-dark(#d9f0ea, #1c312c); --apricot: light-dark(#fee7d7, #3d291a); --on-apricot: light-dark(#441f00, #f7eae1); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text); font: 1.0625rem/1.6 Inter, system-ui, sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 0; }
main { padding-bottom: 4rem; }
h1 { margin: 0; font-size: 1.875rem; line-height: 1.2; letter-spacing: -0.01em; }
header p { margin: 0.5rem 0 0; color: var(--quiet); }
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--fjord); outline-offset: 3px; border-radius: 0.25rem; }
label { font-weight: 600; }
.row { display: flex; gap: 0.75rem; margin-top: 0.25rem; }
select, button { font: inherit; min-height: 3rem; border-radius: 0.75rem; padding: 0 1rem; }
select { flex: 1; min-width: 0; background: var(--surface); color: inherit; border: 1px solid var(--quiet); }
button { background: var(--fjord); color: var(--on-fjord); border: 0; font-weight: 600; cursor: pointer; }
.messages { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: 1rem; }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 1rem; padding: 1.25rem; }
h2 { margin: 0; font-size: 1.1875rem; line-height: 1.35; }
.facts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; margin: 0.5rem 0 0; color: var(--quiet); font-size: 0.9375rem; }
.facts time { font-variant-numeric: tabular-nums; }
@media (min-width: 34rem) { .facts time { margin-left: auto; } }
.channel { background: var(--tint); color: var(--text); border-radius: 1rem; padding: 0 0.625rem; font-weight: 600; }
.sms .channel, .push .channel { background: var(--apricot); color: var(--on-apricot); }
.body { margin-top: 1rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.body p { margin: 0 0 0.75rem; }
.body p:last-child { margin-bottom: 0; }
.empty { margin-top: 1.5rem; padding: 3rem 1.5rem; text-align: center; background: var(--surface); border: 1px dashed var(--line); border-radius: 1rem; }
.empty p { margin: 0.5rem 0 0; color: var(--quiet); }
nav { display: flex; justify-content: center; align-items: center; gap: 1.5rem; margin-top: 1.5rem; font-variant-numeric: tabular-nums; }
nav a { display: inline-flex; align-items: center; min-height: 3rem; padding: 0 0.75rem; font-weight: 600; }
`,
}
