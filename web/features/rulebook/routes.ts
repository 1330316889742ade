import type { RouteObject } from 'react-router';

export const rulebookRoutes: RouteObject[] = [
  { path: 'rulebook', lazy: () => import('./rulebook-page.tsx') },
];

export const adminRulebookRoutes: RouteObject[] = [
  { path: 'admin/calendars', lazy: () => import('./calendars-page.tsx') },
];
