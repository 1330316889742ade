import type { RouteObject } from 'react-router';

/** Where the organiser chooses entries and arranges the programme. */
export const deskProgrammeRoutes: RouteObject[] = [
  { path: 'desk/roadshows/:roadshowId/curation', lazy: () => import('./curation-page.tsx') },
  { path: 'desk/roadshows/:roadshowId/programme', lazy: () => import('./programme-page.tsx') },
];
