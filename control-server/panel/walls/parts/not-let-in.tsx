/** The page of walls on a device the server does not know. */

import { ShutOut } from '../../parts/shut-out.tsx';
import { useWallsMoment } from '../store/use-walls.ts';
import type { WallsMoment } from '../store/walls-moment.ts';

const barredView = (moment: WallsMoment) => moment.barred;

export const NotLetIn = () => <ShutOut barred={useWallsMoment(barredView)} />;
