/** Mantine in the colours and type of the night. */

import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** From text down to the ground, as Mantine expects its dark scale. */
const night: MantineColorsTuple = [
  '#f4efe6',
  '#c5cde6',
  '#97a3c4',
  '#7f8bb0',
  '#26345f',
  '#1b2649',
  '#131c36',
  '#070a14',
  '#05070f',
  '#03050a',
];

export const theme = createTheme({
  fontFamily: 'var(--text)',
  headings: { fontFamily: 'var(--system)' },
  colors: { dark: night },
  primaryColor: 'dark',
  primaryShade: 5,
  defaultRadius: 4,
  autoContrast: true,
  respectReducedMotion: true,
});
