import type { RouteObject } from 'react-router';

export const searchRoutes: RouteObject[] = [{ path: 'results', lazy: () => import('./search-page.tsx') }];

export const deskSearchRoutes: RouteObject[] = [
  { path: 'admin/search', lazy: () => import('./admin/search-admin-page.tsx') },
];
