import type { RouteObject } from 'react-router';

/** Paying rewards out: for those who handle the unit's money, and those who oversee it. */
export const deskPayoutRoutes: RouteObject[] = [
  { path: 'desk/payouts', lazy: () => import('./payouts-page.tsx') },
  { path: 'desk/payouts/:payoutId', lazy: () => import('./payout-page.tsx') },
];
