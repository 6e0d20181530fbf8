/** The earlier texts of the site's file, and putting one back. Looked up anew whenever the room changes. */

import { useMemo, useState } from 'react';
import { siteVersionsSchema } from '#installation/protocol/setup.ts';
import { epochNow } from '../../clock/local-clock.ts';
import { Fold } from '../../parts/fold.tsx';
import { useWalls, useWallsMoment } from '../store/use-walls.ts';
import type { WallsMoment } from '../store/walls-moment.ts';
import { versionsView } from '../view/versions-view.ts';
import controls from './controls.module.css';
import { REPORT } from './report-wanted.ts';
import { useFetched } from './use-fetched.ts';
import classes from './versions-part.module.css';

export function VersionsPart({ canAsk }: { readonly canAsk: boolean }) {
  return (
    <Fold title="Earlier texts of the site’s file" id="versions" startsOpen={false} summary="">
      {() => <Versions canAsk={canAsk} />}
    </Fold>
  );
}

const VERSIONS = {
  url: '/api/site/versions',
  schema: siteVersionsSchema,
  what: 'The earlier texts',
  everyMs: null,
};

/** Every change of the room is a further text. */
const siteOf = (moment: WallsMoment) => moment.site;

function Versions({ canAsk }: { readonly canAsk: boolean }) {
  const { store } = useWalls();
  const site = useWallsMoment(siteOf);
  const [asked, setAsked] = useState<string | null>(null);
  const [restored, setRestored] = useState(0);
  // A text may differ from the one before in its comments alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it stands for both
  const since = useMemo(() => ({}), [site, restored]);
  const fetched = useFetched(VERSIONS, since);
  const report = useFetched(REPORT, null);
  const versions = fetched?.ok ? versionsView(fetched.value, epochNow()) : null;
  const restore = (id: string): void => {
    setAsked(null);
    void store.ask({ type: 'restore', version: id }).then(() => setRestored((count) => count + 1));
  };
  return (
    <div className={controls.stack}>
      <p className={controls.quiet}>
        {report?.ok && <strong className={classes.file}>{report.value.file}</strong>} Every change is saved in the
        site’s file, and the text from before is kept. Putting one back is a change too.
      </p>
      {fetched?.ok === false && (
        <p className={controls.warning} role="alert">
          {fetched.says}
        </p>
      )}
      {versions?.length === 0 && <p className={controls.quiet}>Nothing has been changed yet.</p>}
      <ul className={classes.list}>
        {versions?.map((version) => (
          <li key={version.id} className={classes.version}>
            <span className={classes.when}>{version.when}</span>
            {version.isNow ? (
              <span className={classes.now}>in force</span>
            ) : asked === version.id ? (
              <span className={controls.keys}>
                <button type="button" className={controls.key} data-lit="true" onClick={() => restore(version.id)}>
                  Yes, put it back
                </button>
                <button type="button" className={controls.key} onClick={() => setAsked(null)}>
                  No
                </button>
              </span>
            ) : (
              <button type="button" className={controls.key} disabled={!canAsk} onClick={() => setAsked(version.id)}>
                Put back
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
