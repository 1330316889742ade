import type { Provision } from '../rulebook.types.ts';
import { HEILONGJIANG_DOCUMENTS } from './heilongjiang-documents.ts';
import { HEILONGJIANG_ORDINANCE } from './heilongjiang-ordinance.ts';
import { JILIN_DOCUMENTS } from './jilin-documents.ts';
import { NATIONAL_LAYER } from './national.ts';
import { PLATFORM_LAYER } from './platform.ts';

/** All provisions in the order of their layers. What a unit adopts adds nothing to them, it makes them block. */
export const PROVISIONS: readonly Provision[] = [
  ...NATIONAL_LAYER,
  ...HEILONGJIANG_ORDINANCE,
  ...HEILONGJIANG_DOCUMENTS,
  ...JILIN_DOCUMENTS,
  ...PLATFORM_LAYER,
];
