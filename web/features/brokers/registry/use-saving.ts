import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import {
  type BrokerContentInput,
  type BrokerProfilePartsFragment,
  PresentBrokerVersionDocument,
  SaveBrokerProfileDocument,
} from '../../../generated/brokers-registry/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { refusedWhole, type SaveOutcome, useAutosave } from '../../../ui/use-autosave.ts';

interface Refused {
  errors: readonly UserErrorParts[];
}

/**
 * Keeps a profile saved, always its whole content; `saved` is what the server made of it last. A draft is saved by itself;
 * what is public is saved on demand.
 */
export function useSaving(
  loaded: BrokerProfilePartsFragment,
  read: () => BrokerContentInput,
  automatic: boolean,
) {
  const client = useApolloClient();
  const [saved, setSaved] = useState(loaded);
  const version = useRef(loaded.account?.version ?? 0);
  const stored = useRef('');

  const send = useCallback(
    async (begin: () => void): Promise<SaveOutcome<Refused>> => {
      const content = read();
      const text = JSON.stringify(content);
      if (text === stored.current) return 'unchanged';
      begin();
      const input = { brokerId: loaded.id, expectedVersion: version.current, content };
      const { data } = await client.mutate({ mutation: SaveBrokerProfileDocument, variables: { input } });
      const payload = data?.saveBrokerProfile;
      if (!payload?.broker?.account) {
        const errors = payload?.userErrors ?? [];
        return refusedWhole(errors) ?? { refused: { errors } };
      }
      version.current = payload.broker.account.version;
      stored.current = text;
      setSaved(payload.broker);
      return JSON.stringify(read()) === text ? 'stored' : 'dirty';
    },
    [client, loaded.id, read],
  );

  const takeVersion = useCallback(async () => {
    const { data } = await client.query({
      query: PresentBrokerVersionDocument,
      variables: { id: loaded.id },
      fetchPolicy: 'network-only',
    });
    if (data?.broker?.account) version.current = data.broker.account.version;
  }, [client, loaded.id]);

  return { ...useAutosave({ send, takeVersion, automatic }), saved, version: () => version.current };
}

export type Saving = ReturnType<typeof useSaving>;
