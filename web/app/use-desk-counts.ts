import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { DeskTotalsDocument } from '../generated/app/graphql.ts';
import { menuPlaceOf } from './navigation.ts';
import { useViewer } from './viewer.tsx';

/** How many things wait for the viewer in each place of the desk, asked anew at each place; `/desk` has them all. */
export function useDeskCounts(): ReadonlyMap<string, number> {
  const { viewer } = useViewer();
  const { pathname } = useLocation();
  const { data, refetch } = useQuery(DeskTotalsDocument, {
    skip: !viewer,
    fetchPolicy: 'cache-and-network',
    // A menu without numbers serves as well; pages tell of faults.
    errorPolicy: 'ignore',
  });
  const asked = useRef(pathname);
  useEffect(() => {
    if (asked.current === pathname) return;
    asked.current = pathname;
    void refetch();
  }, [pathname, refetch]);
  const counts = new Map<string, number>();
  for (const { kind, forMe, count } of data?.tasks.totals ?? []) {
    if (!forMe) continue;
    const place = menuPlaceOf(kind, viewer?.actingRoles ?? []);
    for (const to of new Set(['/desk', place])) if (to) counts.set(to, (counts.get(to) ?? 0) + count);
  }
  return counts;
}
