import type { RouteObject } from 'react-router';

export const publicResultRoutes: RouteObject[] = [];
