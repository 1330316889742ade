import type { RouteObject } from 'react-router';

export const accountRoutes: RouteObject[] = [
  { path: 'sign-in', lazy: () => import('./sign-in-page.tsx') },
  { path: 'sign-up', lazy: () => import('./sign-up-page.tsx') },
  { path: 'reset', lazy: () => import('./reset-page.tsx') },
  { path: 'organizations/:organizationId', lazy: () => import('./organizations/organization-page.tsx') },
];

export const deskAccountRoutes: RouteObject[] = [
  { path: 'desk', lazy: () => import('./desk/desk-page.tsx') },
  { path: 'account', lazy: () => import('./account/account-page.tsx') },
  { path: 'desk/members', lazy: () => import('./organizations/members-page.tsx') },
  { path: 'desk/organization', lazy: () => import('./organizations/own-organization-page.tsx') },
  { path: 'desk/deal-settings', lazy: () => import('./organizations/deal-settings-page.tsx') },
  { path: 'admin/organizations', lazy: () => import('./organizations/organizations-admin-page.tsx') },
];
