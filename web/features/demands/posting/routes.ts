import type { RouteObject } from 'react-router';

/** Of posters and operators. */
export const deskDemandRoutes: RouteObject[] = [
  { path: 'desk/demands', lazy: () => import('./demands-page.tsx') },
  { path: 'desk/demands/new', lazy: () => import('./new-page.tsx') },
  { path: 'desk/demands/:demandId', lazy: () => import('./manage-page.tsx') },
  { path: 'desk/demands/:demandId/edit', lazy: () => import('./edit-page.tsx') },
  { path: 'desk/demands/:demandId/change', lazy: () => import('./change-page.tsx') },
  { path: 'admin/demands', lazy: () => import('./review-page.tsx') },
  { path: 'admin/demands/:demandId', lazy: () => import('./manage-page.tsx') },
];
