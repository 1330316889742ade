import type { RouteObject } from 'react-router';

/** Money that came in, and the import of bank statements. */
export const deskReceiptRoutes: RouteObject[] = [
  { path: 'desk/receipts', lazy: () => import('./receipts-page.tsx') },
  { path: 'desk/receipts/import', lazy: () => import('./import-page.tsx') },
  { path: 'desk/receipts/statements/:statementId', lazy: () => import('./statement-page.tsx') },
];
