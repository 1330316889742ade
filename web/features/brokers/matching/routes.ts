import type { RouteObject } from 'react-router';

/** What wants a broker, and invitations and offers between clients and brokers. */
export const deskBrokerMatchingRoutes: RouteObject[] = [
  { path: 'desk/wanted', lazy: () => import('./wanted-page.tsx') },
  { path: 'desk/broker-invitations', lazy: () => import('./invitations-page.tsx') },
];
