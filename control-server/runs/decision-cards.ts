/** What the crowd was asked and how it came out: a card for each decision, its share as a bar against what was asked. */

import type { QuorumEvidence } from '#installation/log/quorum-evidence.ts';
import type { AsRunReport, AsRunRow } from './as-run.ts';
import { type Html, html, kept, nothing } from './html.ts';
import type { WallClock } from './time-words.ts';

type Decided = AsRunRow & { readonly evidence: NonNullable<AsRunRow['evidence']> };

export function decisionCards({ rows }: AsRunReport, clock: WallClock): Html {
  const decided = rows.filter((row): row is Decided => row.evidence !== null);
  if (decided.length === 0) return nothing;
  return html`<section>
<h2>What the crowd decided</h2>
<div class="cards">
${decided.map((row) => card(row, clock))}
</div>
</section>`;
}

function card({ what, wallMs, evidence }: Decided, clock: WallClock): Html {
  return html`<article>
<p class="time">${wallMs === null ? '' : clock.time(wallMs)}</p>
<h3>${what}</h3>
${bar(evidence.counts)}
<p class="why">${kept(evidence.words)}</p>
</article>
`;
}

/** The share reached, filled, and a mark where it had to reach. */
function bar({ share, threshold }: QuorumEvidence): Html {
  const [reached, asked] = [share, threshold].map((part) => Number((part * 100).toFixed(1)));
  const isReached = share >= threshold ? 'reached' : 'missed';
  return html`<svg class="bar ${isReached}" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="${reached ?? 0} % of ${asked ?? 0} % asked">
<rect class="all" width="100" height="6"/><rect class="share" width="${reached ?? 0}" height="6"/><rect class="asked" x="${Math.min(asked ?? 0, 99.5)}" width="0.5" height="6"/>
</svg>`;
}
