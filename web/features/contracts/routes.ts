import type { RouteObject } from 'react-router';

/** Pages of the desk around contracts. */
export const deskContractRoutes: RouteObject[] = [
  { path: 'desk/contract-templates', lazy: () => import('./templates-page.tsx') },
  { path: 'desk/contracts/import', lazy: () => import('./import-page.tsx') },
];
