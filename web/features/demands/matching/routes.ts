import type { RouteObject } from 'react-router';

/** What fits a demand, for its poster. */
export const demandMatchingRoutes: RouteObject[] = [
  { path: 'demands/:demandId/matches', lazy: () => import('./matches-page.tsx') },
];

/** Demands that fit own results. */
export const deskMatchingRoutes: RouteObject[] = [
  { path: 'desk/matches', lazy: () => import('./desk-matches-page.tsx') },
];
