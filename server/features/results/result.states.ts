import { defineStates } from '../../platform/states.ts';
import type { ResultState } from './result.enums.ts';

/** The steps of a result; each is a mutation of the same name (`republish` is `publish` after a withdrawal). */
export type ResultStep =
  | 'disclose'
  | 'startReview'
  | 'returnResult'
  | 'register'
  | 'publish'
  | 'withdraw'
  | 'republish';

/** The only ways between the states of a result. */
export const resultStates = defineStates<ResultState, ResultStep>({
  disclose: { from: ['DRAFT', 'RETURNED'], to: 'DISCLOSED' },
  startReview: { from: ['DISCLOSED'], to: 'UNDER_REVIEW' },
  returnResult: { from: ['UNDER_REVIEW'], to: 'RETURNED' },
  register: { from: ['UNDER_REVIEW'], to: 'REGISTERED' },
  publish: { from: ['REGISTERED'], to: 'PUBLISHED' },
  withdraw: { from: ['PUBLISHED'], to: 'WITHDRAWN' },
  republish: { from: ['WITHDRAWN'], to: 'PUBLISHED' },
});

/** States in which the completers still write; each save is theirs alone. */
export const WRITING: readonly ResultState[] = ['DRAFT', 'RETURNED'];

/** States of the register: every change of content is a new version, made by an officer. */
export const IN_REGISTER: readonly ResultState[] = ['REGISTERED', 'PUBLISHED', 'WITHDRAWN'];
