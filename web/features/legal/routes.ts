import type { RouteObject } from 'react-router';

export const legalRoutes: RouteObject[] = [
  { path: 'terms', lazy: () => import('./terms-page.tsx') },
  { path: 'privacy', lazy: () => import('./privacy-page.tsx') },
];
