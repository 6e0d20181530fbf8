/** This page on a phone: a code to photograph from the ladder. */

import { encode } from 'uqr';
import { Fold } from '../../parts/fold.tsx';
import { baseForOthers, phoneLink } from '../view/start-commands.ts';
import controls from './controls.module.css';
import { CopiedText } from './copied-text.tsx';
import { CREW } from './crew-wanted.ts';
import classes from './phone-part.module.css';
import { useFetched } from './use-fetched.ts';

export const PhonePart = () => (
  <Fold title="This page on a phone" id="phone" startsOpen={false} summary="">
    {() => <Inside />}
  </Fold>
);

function Inside() {
  const crew = useFetched(CREW, null);
  if (!crew) return null;
  if (!crew.ok) return <p className={controls.warning}>{crew.says}</p>;
  const base = baseForOthers(new URL(location.href), crew.value);
  if (base === null) return <p className={controls.warning}>The server is in no network, so no phone can reach it.</p>;
  const link = phoneLink(base, crew.value);
  return (
    <div className={controls.stack}>
      <p className={controls.quiet}>In the same network, take a picture of this with the phone’s camera.</p>
      <Code text={link} />
      <CopiedText label="Link for a phone" text={link} />
    </div>
  );
}

/** Light around a code is part of it, modules. */
const BORDER = 3;

function Code({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { border: BORDER });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label="The link as a code">
      <rect width={size} height={size} fill="#f4efe6" />
      <path d={dark.join('')} fill="#070a14" shapeRendering="crispEdges" />
    </svg>
  );
}
