import type { RouteObject } from 'react-router';

/** Under the desk layout: both ask for a sign-in. */
export const demandOutcomeRoutes: RouteObject[] = [
  { path: 'demands/:demandId/option/:laneId', lazy: () => import('./option-page.tsx') },
  { path: 'demands/:demandId/reserve/:laneId', lazy: () => import('./reserve-page.tsx') },
];
