import type { RouteObject } from 'react-router';

/** The day of a roadshow and its contest, for everybody. */
export const roadshowLiveRoutes: RouteObject[] = [
  { path: 'roadshows/:roadshowId/live', lazy: () => import('./live-page.tsx') },
  { path: 'roadshows/:roadshowId/contest', lazy: () => import('./contest-page.tsx') },
];

/** The same beside the other pages of its organiser. */
export const deskRoadshowLiveRoutes: RouteObject[] = [
  { path: 'desk/roadshows/:roadshowId/live', lazy: () => import('./live-page.tsx') },
];
