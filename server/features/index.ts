import type { Feature } from '../platform/feature.ts';
import { accountsFeature } from './accounts/index.ts';

/** The features of the market; a new one is one line here. */
export const features: readonly Feature[] = [accountsFeature];
