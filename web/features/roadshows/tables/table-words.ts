import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type {
  TablesPartsFragment,
  TalkPartsFragment,
  WishesPartsFragment,
} from '../../../generated/roadshows-tables/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { tablesMessages } from './tables.messages.ts';

export type Tables = TablesPartsFragment;
export type Talk = TalkPartsFragment;
export type Wishes = WishesPartsFragment;
export type Choice = Wishes['choices'][number];

/** Better words for what is refused at the tables. */
export function useTablesExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(tablesMessages);
  return useCallback(
    ({ params }) => {
      const key = `refused${params.find(({ name }) => name === 'reason')?.value ?? ''}`;
      return key in tablesMessages.zh ? (t as Translate<Record<string, string>>)(key) : undefined;
    },
    [t],
  );
}
