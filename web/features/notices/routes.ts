import type { RouteObject } from 'react-router';

export const noticeRoutes: RouteObject[] = [
  { path: 'notices', lazy: () => import('./notices-page.tsx') },
  { path: 'notices/:noticeId', lazy: () => import('./notice-page.tsx') },
];

export const deskNoticeRoutes: RouteObject[] = [
  { path: 'desk/objections', lazy: () => import('./objections-page.tsx') },
];
