import type { RouteObject } from 'react-router';

/** The dossier of any case; for those who are signed in. */
export const dossierRoutes: RouteObject[] = [
  { path: 'dossiers/:caseType/:caseId', lazy: () => import('./dossier-page.tsx') },
];
