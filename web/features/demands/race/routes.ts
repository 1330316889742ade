import type { RouteObject } from 'react-router';

export const demandRaceRoutes: RouteObject[] = [
  { path: 'demands/:demandId/race', lazy: () => import('./race-page.tsx') },
];
