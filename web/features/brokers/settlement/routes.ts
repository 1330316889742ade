import type { RouteObject } from 'react-router';

/** Commissions of who is owed them and who owes them, the yearly record of a broker, the bonus programme. */
export const deskSettlementRoutes: RouteObject[] = [
  { path: 'desk/commissions', lazy: () => import('./commissions-page.tsx') },
  { path: 'desk/commissions/record', lazy: () => import('./record-page.tsx') },
  { path: 'desk/commissions/bonus', lazy: () => import('./bonus-page.tsx') },
  { path: 'desk/commissions/:claimId', lazy: () => import('./claim-page.tsx') },
];
