import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { FindOrganizationsDocument, type OrganizationKind } from '../../generated/accounts/graphql.ts';
import { useLabels } from '../../ui/labels.ts';
import { useRegions } from '../../ui/taxonomy.ts';
import { signUpMessages } from './sign-up.messages.ts';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  /** Its name where no label of a form stands by it. */
  label?: string;
  kinds: OrganizationKind[];
  /** The name of what was chosen before, which the first names may not hold. */
  chosen?: { id: string; name: string } | null;
}

const SEARCH_AFTER_MS = 250;

/** Finds a confirmed organisation by a part of its name; the value is its id. */
export function UnitSearch({ id, value, onChange, label, kinds, chosen }: Props) {
  const t = useMessages(signUpMessages);
  const labels = useLabels();
  const regions = useRegions();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, loading } = useQuery(FindOrganizationsDocument, { variables: { text: asked, kinds } });
  const options = (data?.organizations.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: node.name,
    note: [labels(`kind${node.kind}`), regions.place(node.provinceCode, node.cityCode)]
      .filter(Boolean)
      .join(' · '),
  }));
  if (chosen && chosen.id === value && !options.some((option) => option.value === chosen.id))
    options.unshift({ value: chosen.id, label: chosen.name, note: '' });
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      value={value ?? undefined}
      onChange={(next) => onChange?.(next ?? null)}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={loading}
      options={options}
      optionRender={(option) => (
        <>
          {option.label} <span className="f-quiet">{option.data.note}</span>
        </>
      )}
      placeholder={t('findUnitHint')}
      notFoundContent={loading ? null : t('findUnitNone')}
      allowClear
    />
  );
}
