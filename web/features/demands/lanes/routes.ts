import type { RouteObject } from 'react-router';

/** The work under the pledges of a demand, and the works of the organisation acted for. */
export const deskLaneRoutes: RouteObject[] = [
  { path: 'demands/:demandId/work', lazy: () => import('./work-page.tsx') },
  { path: 'desk/works', lazy: () => import('./works-page.tsx') },
];
