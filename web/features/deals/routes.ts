import type { RouteObject } from 'react-router';

/** Asking for a result: open to visitors, who sign in on the way. */
export const requestRoutes: RouteObject[] = [
  { path: 'offers/:offerId/request', lazy: () => import('./request/offer-request-page.tsx') },
  { path: 'results/:resultId/request', lazy: () => import('./request/result-request-page.tsx') },
];

/** The lists of deals of both sides, and the room of one. */
export const deskDealRoutes: RouteObject[] = [
  { path: 'desk/deals', lazy: () => import('./lists/deals-page.tsx') },
  { path: 'desk/requests', lazy: () => import('./lists/requests-page.tsx') },
  { path: 'deals/:dealId', lazy: () => import('./room/room-page.tsx') },
];
