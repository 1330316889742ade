import type { RouteObject } from 'react-router';

/** Pages of the desk around results: my results, disclosure, review, register, import, reported entries. */
export const deskResultRoutes: RouteObject[] = [
  { path: 'desk/results', lazy: () => import('./lists/my-results-page.tsx') },
  { path: 'desk/results/new', lazy: () => import('./disclosure/new-page.tsx') },
  { path: 'desk/results/:resultId/edit', lazy: () => import('./disclosure/edit-page.tsx') },
  { path: 'desk/results/:resultId', lazy: () => import('./dossier/dossier-page.tsx') },
  { path: 'desk/review', lazy: () => import('./lists/review-page.tsx') },
  { path: 'desk/register', lazy: () => import('./lists/register-page.tsx') },
  { path: 'desk/import', lazy: () => import('../import/imports-page.tsx') },
  { path: 'desk/import/:importId', lazy: () => import('../import/import-page.tsx') },
  { path: 'desk/reports', lazy: () => import('./lists/reports-page.tsx') },
];
