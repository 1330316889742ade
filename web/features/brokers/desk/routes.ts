import type { RouteObject } from 'react-router';

/** The desk of a broker, and what its agency reads of it. */
export const deskPipelineRoutes: RouteObject[] = [
  { path: 'desk/pipeline', lazy: () => import('./pipeline-page.tsx') },
  { path: 'desk/clients', lazy: () => import('./clients-page.tsx') },
  { path: 'desk/clients/import', lazy: () => import('./import-page.tsx') },
  { path: 'desk/agency-leads', lazy: () => import('./agency-leads-page.tsx') },
];
