import type { RouteObject } from 'react-router';

/** Pages of the desk around grants of ownership or use (赋权). */
export const deskGrantRoutes: RouteObject[] = [
  { path: 'desk/grants', lazy: () => import('./grants-page.tsx') },
  { path: 'desk/grants/new', lazy: () => import('./apply-page.tsx') },
  { path: 'desk/grants/:grantId/edit', lazy: () => import('./edit-page.tsx') },
  { path: 'desk/grants/:grantId', lazy: () => import('./grant-page.tsx') },
];
