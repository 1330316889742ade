import { useApolloClient } from '@apollo/client/react';
import type { FormInstance } from 'antd';
import { useCallback, useRef } from 'react';
import { BidVersionDocument, SaveBidDocument } from '../../../generated/demands-bidding/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { refusedWhole, type SaveOutcome, useAutosave } from '../../../ui/use-autosave.ts';
import { type DraftForm, toInput } from './draft-form.ts';

interface Refused {
  errors: readonly UserErrorParts[];
}

/** Keeps the draft of a bid saved, always the whole of it. */
export function useSaving(form: FormInstance<DraftForm>, bid: { id: string; version: number }) {
  const client = useApolloClient();
  const version = useRef(bid.version);
  const saved = useRef<string | null>(null);
  // Steps beside the draft (partners, handing in) count the version on, too.
  version.current = Math.max(version.current, bid.version);

  const send = useCallback(
    async (begin: () => void): Promise<SaveOutcome<Refused>> => {
      const draft = toInput(form.getFieldsValue(true));
      const text = JSON.stringify(draft);
      if (text === saved.current) return 'unchanged';
      begin();
      const { data } = await client.mutate({
        mutation: SaveBidDocument,
        variables: { input: { bidId: bid.id, expectedVersion: version.current, draft } },
      });
      const errors = data?.saveBid.userErrors ?? [];
      if (errors.length > 0) return refusedWhole(errors) ?? { refused: { errors } };
      version.current = data?.saveBid.bid?.version ?? version.current;
      saved.current = text;
      return JSON.stringify(toInput(form.getFieldsValue(true))) === text ? 'stored' : 'dirty';
    },
    [client, form, bid.id],
  );

  const takeVersion = useCallback(async () => {
    const { data } = await client.query({
      query: BidVersionDocument,
      variables: { id: bid.id },
      fetchPolicy: 'network-only',
    });
    version.current = data?.bid?.version ?? version.current;
    saved.current = null;
  }, [client, bid.id]);

  return useAutosave({ send, takeVersion });
}

export type Saving = ReturnType<typeof useSaving>;
