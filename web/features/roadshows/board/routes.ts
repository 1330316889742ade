import type { RouteObject } from 'react-router';

export const roadshowBoardRoutes: RouteObject[] = [
  { path: 'roadshows', lazy: () => import('./roadshows-page.tsx') },
  { path: 'roadshows/:roadshowId', lazy: () => import('./roadshow-page.tsx') },
];
