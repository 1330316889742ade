import type { RouteObject } from 'react-router';

/** Pages of the desk around the distribution of income. */
export const deskIncomeRoutes: RouteObject[] = [
  { path: 'desk/income', lazy: () => import('./income-page.tsx') },
  { path: 'desk/income/deals/:dealId/plan', lazy: () => import('./plan-form-page.tsx') },
  { path: 'desk/income/own/:ownImplementationId/plan', lazy: () => import('./plan-form-page.tsx') },
  { path: 'desk/income/demands/:laneId', lazy: () => import('./lane-income-page.tsx') },
  { path: 'desk/income/demands/:laneId/plan', lazy: () => import('./plan-form-page.tsx') },
  { path: 'desk/income/plans/:planId', lazy: () => import('./plan-page.tsx') },
  { path: 'desk/income/:distributionId', lazy: () => import('./distribution-page.tsx') },
];

/** What units make public of the income of their leaders. */
export const disclosureRoutes: RouteObject[] = [
  { path: 'disclosures', lazy: () => import('./disclosures-page.tsx') },
];
