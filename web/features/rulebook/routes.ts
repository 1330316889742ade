import type { RouteObject } from 'react-router';

export const rulebookRoutes: RouteObject[] = [];
