import type { RouteObject } from 'react-router';

export const searchRoutes: RouteObject[] = [];

export const deskSearchRoutes: RouteObject[] = [];
