import type { RouteObject } from 'react-router';

/** The room in which a bid is written and handed in, an opened bid, and the list of the own side's bids. */
export const deskBiddingRoutes: RouteObject[] = [
  { path: 'demands/:demandId/bid', lazy: () => import('./room-page.tsx') },
  { path: 'demands/:demandId/bids/:bidId', lazy: () => import('./opened-page.tsx') },
  { path: 'desk/bids', lazy: () => import('./bids-page.tsx') },
];
