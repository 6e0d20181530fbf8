/** The panel of someone without a director session. */

import type { Moment } from '../store/moment.ts';
import { useMoment } from '../store/use-panel.ts';
import { ShutOut } from './shut-out.tsx';

const barredView = (moment: Moment) => moment.barred;

export const NotAuthorised = () => <ShutOut barred={useMoment(barredView)} />;
