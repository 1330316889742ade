import type { RouteObject } from 'react-router';

/** The day of a roadshow, for guests and organisers alike, and its contest. */
export const roadshowLiveRoutes: RouteObject[] = [
  { path: 'roadshows/:roadshowId/live', lazy: () => import('./live-page.tsx') },
  { path: 'roadshows/:roadshowId/contest', lazy: () => import('./contest-page.tsx') },
];
