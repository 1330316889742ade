import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState } from 'react';
import { FindEnterprisesDocument } from '../../../generated/offers/graphql.ts';

interface Props {
  /** Given by the form item around it. */
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** The enterprise that is chosen already, for its name. */
  known: { id: string; name: string } | null;
}

/** One confirmed enterprise, found by a part of its name. */
export function EnterpriseSelect({ id, value, onChange, known }: Props) {
  const [text, setText] = useState('');
  const { data } = useQuery(FindEnterprisesDocument, { variables: { text: text || null } });
  const found = data?.organizations.edges.map(({ node }) => node) ?? [];
  const choices = known && !found.some((each) => each.id === known.id) ? [known, ...found] : found;
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value ?? undefined}
      options={choices.map((each) => ({ value: each.id, label: each.name }))}
      onChange={(next) => onChange?.(next ?? null)}
    />
  );
}
