import type { RouteObject } from 'react-router';

/** The public board of demands and the page of one. */
export const demandBoardRoutes: RouteObject[] = [
  { path: 'demands', lazy: () => import('./board-page.tsx') },
  { path: 'demands/:demandId', lazy: () => import('./demand-page.tsx') },
];
