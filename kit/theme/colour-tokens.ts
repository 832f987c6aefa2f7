// Writes a palette as CSS custom properties under the names Designsystemet's classes read.
import { type Ink, type InkName, inks, scaleOf, steps } from './palette.ts';

/** Every colour token as `light-dark(…)`, so that one list serves both schemes. */
export function tokensFor(name: string, ink: Ink): string[] {
  const light = scaleOf(ink, 'light');
  const dark = scaleOf(ink, 'dark');
  return steps.map((step) => `--ds-color-${name}-${step}: light-dark(${light[step]}, ${dark[step]});`);
}

export function colourStylesheet(): string {
  const names = Object.keys(inks) as InkName[];
  const neutral = { light: scaleOf(inks.neutral, 'light'), dark: scaleOf(inks.neutral, 'dark') };
  const values = [
    ...names.flatMap((name) => tokensFor(name, inks[name])),
    `--ds-color-focus-inner: light-dark(${neutral.light['surface-default']}, ${neutral.dark['background-default']});`,
    `--ds-color-focus-outer: light-dark(${neutral.light['text-default']}, ${neutral.dark['text-default']});`,
    '--ds-link-color-visited: var(--ds-color-accent-text-subtle);',
  ];
  const chosen = names.map((name) => {
    const selector = name === 'accent' ? ':root, [data-color-scheme], [data-color="accent"]' : `[data-color="${name}"]`;
    return rule(selector, steps.map((step) => `--ds-color-${step}: var(--ds-color-${name}-${step});`));
  });
  return [
    '/* Written by kit/theme/write-colours.ts from kit/theme/palette.ts. Change it there. */',
    '@layer ds.theme {',
    rule(':root, [data-color-scheme]', values),
    ...chosen,
    '}',
    '',
  ].join('\n');
}

function rule(selector: string, declarations: readonly string[]): string {
  return `${selector} {\n${declarations.map((line) => `  ${line}`).join('\n')}\n}`;
}
