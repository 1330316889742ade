import type { RouteObject } from 'react-router';

/** Books of the organisation acted for, and of persons; the whole market's for its operator. */
export const deskLedgerRoutes: RouteObject[] = [
  { path: 'desk/statements', lazy: () => import('./statements-page.tsx') },
  { path: 'desk/statements/:accountId', lazy: () => import('./statement-page.tsx') },
  { path: 'desk/entries/:entryId', lazy: () => import('./entry-page.tsx') },
  { path: 'desk/trial-balance', lazy: () => import('./trial-balance-page.tsx') },
  { path: 'admin/ledger', lazy: () => import('./checks-page.tsx') },
];
