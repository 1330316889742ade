import type { RouteObject } from 'react-router';

export const auctionRoutes: RouteObject[] = [
  { path: 'auctions', lazy: () => import('./auctions-page.tsx') },
  { path: 'auctions/:auctionId', lazy: () => import('./room-page.tsx') },
];

/** Of the unit's officers and supervisors. */
export const deskAuctionRoutes: RouteObject[] = [
  { path: 'desk/auctions', lazy: () => import('./desk-page.tsx') },
  { path: 'desk/auctions/new', lazy: () => import('./new-page.tsx') },
];
