import type { RouteObject } from 'react-router';

export const deskDecisionRoutes: RouteObject[] = [
  { path: 'desk/decisions', lazy: () => import('./decisions-page.tsx') },
  { path: 'desk/decisions/:decisionId', lazy: () => import('./decision-page.tsx') },
];
