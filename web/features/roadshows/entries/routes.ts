import type { RouteObject } from 'react-router';

/** Results of units at roadshows. */
export const deskEntryRoutes: RouteObject[] = [
  { path: 'desk/roadshow-entries', lazy: () => import('./entries-page.tsx') },
  { path: 'desk/roadshow-entries/:entryId', lazy: () => import('./entry-page.tsx') },
];
