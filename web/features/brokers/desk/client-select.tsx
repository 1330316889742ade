import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { BrokerClientsDocument } from '../../../generated/brokers-desk/graphql.ts';
import { deskMessages } from './desk.messages.ts';

interface Props {
  /** Given by the form item around it. */
  id?: string;
  value?: string | null;
  onChange?: (clientId: string | null) => void;
  /** The client that is chosen already. */
  known: { id: string; name: string } | null;
}

const SHOWN = 20;

/** One of the own clients, found by typing. */
export function ClientSelect({ id, value, onChange, known }: Props) {
  const t = useMessages(deskMessages);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const { data, loading } = useQuery(BrokerClientsDocument, {
    variables: { text: text || null, first: SHOWN },
  });
  const found = data?.brokerClients.edges.map(({ node }) => node) ?? [];
  const isThere = known === null || found.some((each) => each.id === known.id);
  const choices = isThere ? found : [known, ...found];
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={loading}
      value={value ?? null}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      placeholder={t('fieldClientHint')}
      options={choices.map((each) => ({ value: each.id, label: each.name }))}
    />
  );
}
