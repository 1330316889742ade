import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type {
  CardPartsFragment,
  ContestPartsFragment,
  InterestStrength,
  LiveEntryPartsFragment,
  LivePartsFragment,
  MaterialPartsFragment,
  QuestionPartsFragment,
} from '../../../generated/roadshows-live/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { liveMessages } from './live.messages.ts';

export type Live = LivePartsFragment;
export type LiveEntry = LiveEntryPartsFragment;
export type Card = CardPartsFragment;
export type Question = QuestionPartsFragment;
export type Material = MaterialPartsFragment;
export type Contest = ContestPartsFragment;

export const STRENGTHS: readonly InterestStrength[] = ['CURIOUS', 'INTERESTED', 'WANTS_TALKS'];

/** Better words for what is refused in the hall. */
export function useLiveExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(liveMessages);
  return useCallback(
    ({ params }) => {
      const key = `refused${params.find(({ name }) => name === 'reason')?.value ?? ''}`;
      return key in liveMessages.zh ? (t as Translate<Record<string, string>>)(key) : undefined;
    },
    [t],
  );
}
