import type { RouteObject } from 'react-router';

/** Pages of the desk around results: my results, disclosure, review, register, import, reported entries. */
export const deskResultRoutes: RouteObject[] = [];
