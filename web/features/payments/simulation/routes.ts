import type { RouteObject } from 'react-router';

/** What the terms of an offer or a deal would come to, for everybody who may see it. */
export const simulationRoutes: RouteObject[] = [
  { path: 'simulate', lazy: () => import('./simulate-page.tsx') },
];
