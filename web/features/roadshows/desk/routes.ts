import type { RouteObject } from 'react-router';

/** The desk of an organiser. */
export const deskRoadshowRoutes: RouteObject[] = [
  { path: 'desk/roadshows', lazy: () => import('./roadshows-page.tsx') },
  { path: 'desk/roadshows/new', lazy: () => import('./new-page.tsx') },
  { path: 'desk/roadshows/:roadshowId', lazy: () => import('./manage-page.tsx') },
  { path: 'desk/roadshows/:roadshowId/settings', lazy: () => import('./settings-page.tsx') },
];
