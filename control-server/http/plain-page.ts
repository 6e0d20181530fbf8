/** A page of one sentence, for when there is no other page to show. Needs no file, so it works when files are missing. */

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** HTML that says `says` under `title`. Both are escaped. */
export const plainPage = (title: string, says: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Reclaim</title>
<style>
  body { margin: 0; min-height: 100dvh; display: grid; place-content: center; gap: 1rem; padding: 2rem;
         background: #070a14; color: #f4efe6; font: 1.25rem/1.5 system-ui, sans-serif; }
  h1 { margin: 0; font-size: 2rem; font-weight: 500; }
  p { margin: 0; max-width: 36rem; color: #97a3c4; }
  a { color: #5ff2ff; }
</style>
<h1>${escaped(title)}</h1>
<p>${escaped(says)}</p>
<p><a href="/">To the start page</a></p>
</html>
`;
