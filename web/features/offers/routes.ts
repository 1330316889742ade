import type { RouteObject } from 'react-router';

/** The page of one offer, for everybody who may see it. */
export const offerRoutes: RouteObject[] = [
  { path: 'offers/:offerId', lazy: () => import('./public/offer-page.tsx') },
];

/** The offers of the unit acted for. */
export const deskOfferRoutes: RouteObject[] = [
  { path: 'desk/offers', lazy: () => import('./desk/offers-page.tsx') },
  { path: 'desk/offers/new', lazy: () => import('./desk/new-page.tsx') },
  { path: 'desk/offers/:offerId', lazy: () => import('./desk/edit-page.tsx') },
];
