import type { RouteObject } from 'react-router';

/** Of guests, and of the people of an entry (`?entry=`). */
export const roadshowTableRoutes: RouteObject[] = [
  { path: 'roadshows/:roadshowId/tables', lazy: () => import('./wishes-page.tsx') },
];

/** Of organisers. */
export const deskRoadshowTableRoutes: RouteObject[] = [
  { path: 'desk/roadshows/:roadshowId/tables', lazy: () => import('./board-page.tsx') },
];
