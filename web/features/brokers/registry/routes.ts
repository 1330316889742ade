import type { RouteObject } from 'react-router';

/** The public registry: brokers, agencies, and the page of one. */
export const brokerRoutes: RouteObject[] = [
  { path: 'brokers', lazy: () => import('./directory-page.tsx') },
  { path: 'brokers/agencies', lazy: () => import('./agencies-page.tsx') },
  { path: 'brokers/agencies/:organizationId', lazy: () => import('./agency-page.tsx') },
  { path: 'brokers/:brokerId', lazy: () => import('./broker-page.tsx') },
];

/** Of the broker, of the administrator who decides, and of the operator. */
export const deskBrokerRoutes: RouteObject[] = [
  { path: 'desk/broker-profile', lazy: () => import('./profile-page.tsx') },
  { path: 'desk/agency', lazy: () => import('./agency-desk-page.tsx') },
  { path: 'desk/agency/:brokerId', lazy: () => import('./decide-page.tsx') },
  { path: 'admin/brokers', lazy: () => import('./admin-page.tsx') },
  { path: 'admin/brokers/:brokerId', lazy: () => import('./decide-page.tsx') },
];
