/** A score of a length that only happens in real houses. */

import { SAMPLE_SCORE_TEXT } from './sample-score.ts';

/** A score of 200 more cues, each with a bit of everything. */
export const BIG_SCORE_TEXT = `${SAMPLE_SCORE_TEXT}  many:
    name: Many
    cues:
${Array.from({ length: 200 }, (_, index) => {
  const number = index + 1;
  const next = (number % 200) + 1;
  return `      # what cue ${number} is for
      - cue: "${number}"
        name: Cue number ${number}
        notes: One of many.
        fade: 3s
        set: { light: 0.${number % 9}, tilt: { to: 5, over: 2s } }
        cast:
          ayla: { presence: 1, x: 0.2, motion: stands }
          kane: { motion: rises }
${
  number % 3 === 0
    ? `        quorum:
          gesture: rise
          share: 0.5
          dwell: 1s
          timeout: 60s
          met: { label: met, go: "${next}" }
          unmet: { label: unmet, go: "${number}" }
`
    : `        next: follow
        goTo: "${next}"
`
}`;
}).join('')}`;
