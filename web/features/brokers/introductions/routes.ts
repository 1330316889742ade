import type { RouteObject } from 'react-router';

/** Introductions: lists of the broker, of both sides and of the platform, and the page of one. */
export const deskIntroductionRoutes: RouteObject[] = [
  { path: 'desk/introductions', lazy: () => import('./recorded-page.tsx') },
  { path: 'desk/introductions/new', lazy: () => import('./new-page.tsx') },
  { path: 'desk/introduced', lazy: () => import('./received-page.tsx') },
  { path: 'admin/introductions', lazy: () => import('./findings-page.tsx') },
  { path: 'introductions/:id', lazy: () => import('./introduction-page.tsx') },
];
