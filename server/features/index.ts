import type { Feature } from '../platform/feature.ts';

/** The features of the market; a new one is one line here. */
export const features: readonly Feature[] = [];
