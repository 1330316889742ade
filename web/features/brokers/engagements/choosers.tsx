import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BrokersToEngageDocument,
  BrokerToEngageDocument,
  DemandsToEngageForDocument,
  OwnDemandsToEngageForDocument,
  OwnResultsToEngageForDocument,
  ResultsToEngageForDocument,
  ResultToEngageForDocument,
} from '../../../generated/brokers-engagements/graphql.ts';
import { engagementMessages } from './engagements.messages.ts';

interface ControlProps {
  /** Given by the form item around it. */
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

interface Choice {
  value: string;
  label: string;
  note?: string;
}

const SEARCH_AFTER_MS = 250;

/** Finds a broker of the registry; the value is the broker's id. */
export function BrokerSelect({ label, ...props }: ControlProps & { label?: string }) {
  const t = useMessages(engagementMessages);
  const { asked, setText } = useAsked();
  const { data, loading } = useQuery(BrokersToEngageDocument, { variables: { text: asked || null } });
  const chosen = useQuery(BrokerToEngageDocument, {
    variables: { id: props.value ?? '' },
    skip: !props.value,
  });
  const choices: Choice[] = (data?.searchBrokers.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: node.name,
    note: `${node.number} ${node.organizationName ?? ''}`,
  }));
  const broker = chosen.data?.broker;
  return (
    <Search
      {...props}
      {...(label ? { label } : {})}
      choices={withChosen(choices, broker && { value: broker.id, label: broker.name })}
      loading={loading}
      hint={t('brokerHint')}
      onText={setText}
    />
  );
}

/** Finds a result: one's own in the register, or a published one. */
export function ResultSelect({ own, ...props }: ControlProps & { own: boolean }) {
  const t = useMessages(engagementMessages);
  const { asked, setText } = useAsked();
  const variables = { text: asked || null };
  const mine = useQuery(OwnResultsToEngageForDocument, { variables, skip: !own });
  const all = useQuery(ResultsToEngageForDocument, { variables, skip: own });
  const chosen = useQuery(ResultToEngageForDocument, {
    variables: { id: props.value ?? '' },
    skip: !props.value,
  });
  const choices: Choice[] = own
    ? (mine.data?.techResults.edges ?? []).map(({ node }) => ({ value: node.id, label: node.title }))
    : (all.data?.searchResults.edges ?? []).map(({ node }) => ({
        value: node.id,
        label: node.title,
        note: node.organizationName,
      }));
  const result = chosen.data?.techResult;
  return (
    <Search
      {...props}
      choices={withChosen(choices, result && { value: result.id, label: result.title })}
      loading={mine.loading || all.loading}
      hint={t('resultHint')}
      onText={setText}
    />
  );
}

/** Finds a demand: one's own, or an open one. */
export function DemandSelect({ own, ...props }: ControlProps & { own: boolean }) {
  const t = useMessages(engagementMessages);
  const { asked, setText } = useAsked();
  const variables = { text: asked || null };
  const mine = useQuery(OwnDemandsToEngageForDocument, { variables, skip: !own });
  const all = useQuery(DemandsToEngageForDocument, { variables, skip: own });
  const nodes = own ? mine.data?.demands.edges : all.data?.searchDemands.edges;
  const choices: Choice[] = (nodes ?? []).map(({ node }) => ({
    value: node.id,
    label: node.title,
    note: node.number,
  }));
  return (
    <Search
      {...props}
      choices={choices}
      loading={mine.loading || all.loading}
      hint={t('resultHint')}
      onText={setText}
    />
  );
}

interface SearchProps extends ControlProps {
  label?: string;
  choices: readonly Choice[];
  loading: boolean;
  hint: string;
  onText: (text: string) => void;
}

function Search({ id, value, onChange, label, choices, loading, hint, onText }: SearchProps) {
  const t = useMessages(engagementMessages);
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      value={value ?? undefined}
      onChange={(next) => onChange?.(next ?? null)}
      showSearch={{ filterOption: false, onSearch: onText }}
      loading={loading}
      options={[...choices]}
      optionRender={(option) => (
        <>
          {option.label} <span className="f-quiet">{option.data.note}</span>
        </>
      )}
      placeholder={hint}
      notFoundContent={loading ? null : t('nothingFound')}
      allowClear
      style={{ width: '100%' }}
    />
  );
}

/** What was chosen before, which the first names may not hold. */
function withChosen(choices: Choice[], chosen: Choice | null | undefined): Choice[] {
  const isThere = !chosen || choices.some(({ value }) => value === chosen.value);
  return isThere ? choices : [chosen, ...choices];
}

/** What is asked for, a moment after the last letter. */
function useAsked() {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { asked, setText };
}
