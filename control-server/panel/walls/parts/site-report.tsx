/** What keeps the site's file from being used since somebody changed it, and what is amiss with the room in force. */

import { useWallsMoment } from '../store/use-walls.ts';
import type { WallsMoment } from '../store/walls-moment.ts';
import { REPORT } from './report-wanted.ts';
import classes from './site-report.module.css';
import { useFetched } from './use-fetched.ts';

const siteOf = (moment: WallsMoment) => moment.site;

export function SiteReport() {
  const site = useWallsMoment(siteOf);
  const report = useFetched(REPORT, site);
  // Without the server there is a bar that says so.
  if (!report?.ok) return null;
  const { problems } = report.value;
  // How pictures overlap is seen in the drawing.
  const warnings = report.value.advice.filter(({ severity }) => severity === 'warning');
  if (problems.length + warnings.length === 0) return null;
  return (
    <ul className={classes.report} aria-label="What is odd about the room">
      {problems.length > 0 && (
        <li data-kind="problem">The site’s file was changed and cannot be used; the room of before is in force.</li>
      )}
      {problems.map((problem) => (
        <li key={problem} data-kind="problem">
          {problem}
        </li>
      ))}
      {warnings.map(({ says, line, column }) => (
        <li key={`${line} ${column} ${says}`}>
          {says} <span className={classes.place}>line {line}</span>
        </li>
      ))}
    </ul>
  );
}
