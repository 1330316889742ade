import type { RouteObject } from 'react-router';

/** The money of bounties: of one demand, of the organisation acted for, and what operators confirm. */
export const deskBountyRoutes: RouteObject[] = [
  { path: 'demands/:demandId/bounty', lazy: () => import('./bounty-page.tsx') },
  { path: 'desk/bounties', lazy: () => import('./bounties-page.tsx') },
  { path: 'admin/bounties', lazy: () => import('./safeguards-page.tsx') },
];
