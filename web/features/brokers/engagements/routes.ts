import type { RouteObject } from 'react-router';

/** Engagements of clients and brokers, and of those who share a commission. */
export const deskEngagementRoutes: RouteObject[] = [
  { path: 'desk/engagements', lazy: () => import('./engagements-page.tsx') },
  { path: 'desk/engagements/new', lazy: () => import('./new-page.tsx') },
  { path: 'desk/engagements/:id', lazy: () => import('./engagement-page.tsx') },
  { path: 'desk/engagements/:id/terms', lazy: () => import('./terms-page.tsx') },
];
