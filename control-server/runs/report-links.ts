/** Where a report that a server shows leads to: the other evenings, and the same report as files. */

import { type Html, html } from './html.ts';

/** The links of the report of the run called `id`. */
export function reportLinks(id: string): Html {
  const address = `/runs/${encodeURIComponent(id)}`;
  return html`<nav>
<a href="/runs">All evenings</a>
<p>Keep it as <a href="${address}.html">page</a> <a href="${address}.csv">CSV</a> <a href="${address}.ndjson">NDJSON</a></p>
</nav>`;
}
