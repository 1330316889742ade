import type { RouteObject } from 'react-router';

/** The register of shares and own implementation; they need a sign-in. */
export const deskHoldingRoutes: RouteObject[] = [
  { path: 'desk/holdings', lazy: () => import('./holdings-page.tsx') },
  { path: 'desk/holdings/:dealId', lazy: () => import('./stake-page.tsx') },
  { path: 'desk/income/own', lazy: () => import('../own-implementation/own-page.tsx') },
  { path: 'desk/income/own/:id', lazy: () => import('../own-implementation/own-detail-page.tsx') },
];
