import type { RouteObject } from 'react-router';

/** The judging room of a demand, what a bidder learns, and the seats of experts; all for those signed in. */
export const deskJudgingRoutes: RouteObject[] = [
  { path: 'demands/:demandId/judging', lazy: () => import('./judging-page.tsx') },
  { path: 'demands/:demandId/verdict', lazy: () => import('./verdict-page.tsx') },
  { path: 'desk/judging', lazy: () => import('./seats-page.tsx') },
  { path: 'desk/judging/:seatId', lazy: () => import('./seat-page.tsx') },
];
