import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const RightMarkKindEnum = describedEnum('RightMarkKind', 'What was recorded of a right.', {
  FEE_PAID: 'An annual fee was paid.',
  LAPSED: 'The right lapsed (专利权失效).',
  RESTORED: 'The right was restored.',
});
export type RightMarkKind = keyof typeof RightMarkKindEnum;

export const RightStandingEnum = describedEnum('RightStanding', 'How a watched right stands today.', {
  IN_FORCE: 'In force, as far as is recorded.',
  FEE_NEAR: 'The next annual fee is due within 60 days.',
  IN_GRACE: 'The annual fee is late; it can still be paid with a surcharge for six months.',
  FEE_UNKNOWN: 'Nobody recorded until when the fees are paid.',
  GRACE_OVER: 'The fee was not recorded within six months: it has probably lapsed.',
  LAPSED: 'It lapsed.',
  EXPIRED: 'Its term is over.',
  UNWATCHED: 'A right without annual fees or term.',
});
export type RightStanding = keyof typeof RightStandingEnum;
