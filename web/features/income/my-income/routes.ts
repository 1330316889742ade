import type { RouteObject } from 'react-router';

/** What somebody earned from converted results. */
export const deskMyIncomeRoutes: RouteObject[] = [
  { path: 'desk/my-income', lazy: () => import('./my-income-page.tsx') },
];
