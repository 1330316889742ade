import type { RouteObject } from 'react-router';

/** Of guests, on the phone that they carry. */
export const roadshowGuestRoutes: RouteObject[] = [
  { path: 'roadshows/:roadshowId/ticket', lazy: () => import('./ticket-page.tsx') },
  { path: 'roadshows/:roadshowId/door/:doorCode', lazy: () => import('./self-page.tsx') },
];

/** Of organisers, and the own registrations. */
export const deskRoadshowGuestRoutes: RouteObject[] = [
  { path: 'desk/tickets', lazy: () => import('./tickets-page.tsx') },
  { path: 'desk/roadshows/:roadshowId/guests', lazy: () => import('./guests-page.tsx') },
  { path: 'desk/roadshows/:roadshowId/door', lazy: () => import('./door-page.tsx') },
];
