import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import { type OutcomePartsFragment, OutcomesDocument } from '../../../generated/demands-outcome/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { outcomeMessages } from './outcome.messages.ts';

export type Outcome = OutcomePartsFragment;

/** What came of a demand, lane by lane. */
export function useOutcomes(demandId: string) {
  const { data, error, refetch } = useQuery(OutcomesDocument, {
    variables: { demandId },
    fetchPolicy: 'cache-and-network',
  });
  return { outcomes: data?.demandOutcomes, error, refetch };
}

/** Refusals about outcomes in their own words. */
export function useOutcomeExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(outcomeMessages);
  return useCallback(
    (error) => {
      const reason = `reason${error.params.find(({ name }) => name === 'reason')?.value ?? ''}`;
      return reason in outcomeMessages.zh ? (t as Translate<Record<string, string>>)(reason, {}) : undefined;
    },
    [t],
  );
}
