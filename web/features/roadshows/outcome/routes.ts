import type { RouteObject } from 'react-router';

/** Of organisers, and the cards that units received. */
export const deskRoadshowOutcomeRoutes: RouteObject[] = [
  { path: 'desk/interest', lazy: () => import('./cards-page.tsx') },
  { path: 'desk/roadshows/:roadshowId/cards', lazy: () => import('./cards-page.tsx') },
  { path: 'desk/roadshows/:roadshowId/report', lazy: () => import('./outcome-page.tsx') },
];
