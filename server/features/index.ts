import type { Feature } from '../platform/feature.ts';
import { accountsFeature } from './accounts/index.ts';
import { resultsFeature } from './results/results.feature.ts';
import { rulebookFeature } from './rulebook/rulebook.feature.ts';

/** The features of the market; a new one is one line here. */
export const features: readonly Feature[] = [accountsFeature, rulebookFeature, resultsFeature];
