/** The earlier texts of the site's file, and putting one back. Looked up anew whenever the room changes. */

import { useCallback, useEffect, useState } from 'react';
import { epochNow } from '../../clock/local-clock.ts';
import { Fold } from '../../parts/fold.tsx';
import { fetchSiteVersions } from '../link/site-versions.ts';
import { useWalls, useWallsMoment } from '../store/use-walls.ts';
import type { WallsMoment } from '../store/walls-moment.ts';
import { type VersionView, versionsView } from '../view/versions-view.ts';
import controls from './controls.module.css';
import classes from './versions-part.module.css';

export function VersionsPart({ canAsk }: { readonly canAsk: boolean }) {
  return (
    <Fold title="Earlier texts of the site’s file" id="versions" startsOpen={false} summary="">
      {() => <Versions canAsk={canAsk} />}
    </Fold>
  );
}

const siteOf = (moment: WallsMoment) => moment.site;

function Versions({ canAsk }: { readonly canAsk: boolean }) {
  const { store } = useWalls();
  const site = useWallsMoment(siteOf);
  const [versions, setVersions] = useState<readonly VersionView[] | null>(null);
  const [says, setSays] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const look = useCallback(async (): Promise<void> => {
    const answer = await fetchSiteVersions(fetch);
    if (answer.ok) setVersions(versionsView(answer.versions, epochNow()));
    setSays(answer.ok ? '' : answer.says);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the site is a further text
  useEffect(() => {
    if (canAsk) void look();
  }, [look, site, canAsk]);

  const restore = async (id: string): Promise<void> => {
    setAsked(null);
    await store.ask({ type: 'restore', version: id });
    await look();
  };
  return (
    <div className={controls.stack}>
      <p className={controls.quiet}>
        Every change keeps the text that was there before. Putting one back is a change too.
      </p>
      {says !== '' && (
        <p className={controls.warning} role="alert">
          {says}
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
                <button type="button" className={controls.key} data-lit="true" onClick={() => void restore(version.id)}>
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
