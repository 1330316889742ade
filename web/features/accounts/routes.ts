import type { RouteObject } from 'react-router';

export const accountRoutes: RouteObject[] = [
  { path: 'sign-in', lazy: () => import('./sign-in-page.tsx') },
  { path: 'sign-up', lazy: () => import('./sign-up-page.tsx') },
  { path: 'reset', lazy: () => import('./reset-page.tsx') },
];

export const deskAccountRoutes: RouteObject[] = [
  { path: 'account', lazy: () => import('./account/account-page.tsx') },
];
