import type { RouteObject } from 'react-router';

export const accountRoutes: RouteObject[] = [{ path: 'sign-in', lazy: () => import('./sign-in-page.tsx') }];

export const deskAccountRoutes: RouteObject[] = [];
