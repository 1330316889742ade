import type { RouteObject } from 'react-router';

export const publicResultRoutes: RouteObject[] = [
  { path: 'results/compare', lazy: () => import('./compare-page.tsx') },
  { path: 'results/:resultId', lazy: () => import('./result-page.tsx') },
];
