import type { RouteObject } from 'react-router';
import { deskReceiptRoutes } from './receipts/routes.ts';

/** Contracts in effect of both sides, and the money room of one. */
export const deskPaymentRoutes: RouteObject[] = [
  { path: 'desk/licenses', lazy: () => import('./lists/licenses-page.tsx') },
  { path: 'desk/running', lazy: () => import('./lists/running-page.tsx') },
  { path: 'deals/:dealId/money', lazy: () => import('./room/money-page.tsx') },
  ...deskReceiptRoutes,
];
