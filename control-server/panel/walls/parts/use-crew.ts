/** What lets further devices in, asked for once. */

import { useEffect, useState } from 'react';
import { type CrewAnswer, fetchCrew } from '../link/crew-link.ts';

/** Null until the server has answered. */
export function useCrew(): CrewAnswer | null {
  const [answer, setAnswer] = useState<CrewAnswer | null>(null);
  useEffect(() => {
    void fetchCrew(fetch).then(setAnswer);
  }, []);
  return answer;
}
