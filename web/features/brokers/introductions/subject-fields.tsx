import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { OrganizationKind } from '../../../generated/accounts/graphql.ts';
import {
  ChosenDemandDocument,
  ChosenOrganizationDocument,
  ChosenResultDocument,
  DemandsToIntroduceDocument,
  EngagementsToIntroduceUnderDocument,
  ResultsToIntroduceDocument,
} from '../../../generated/brokers-introductions/graphql.ts';
import { UnitSearch } from '../../accounts/unit-search.tsx';
import { introductionMessages } from './introductions.messages.ts';

interface ControlProps {
  /** Given by the form item around it. */
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

interface Choice {
  value: string;
  label: string;
  note: string;
}

const SEARCH_AFTER_MS = 250;

/** Finds a published result; the value is its id. */
export function ResultSearch(props: ControlProps) {
  const t = useMessages(introductionMessages);
  const { asked, setText } = useAsked();
  const { data, loading } = useQuery(ResultsToIntroduceDocument, { variables: { text: asked || null } });
  const chosen = useQuery(ChosenResultDocument, { variables: { id: props.value ?? '' }, skip: !props.value });
  const choices = (data?.searchResults.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: node.title,
    note: node.organizationName,
  }));
  const { techResult } = chosen.data ?? {};
  return (
    <Search
      {...props}
      choices={withChosen(choices, techResult)}
      loading={loading}
      hint={t('findResult')}
      onText={setText}
    />
  );
}

/** Finds a demand that is open; the value is its id. */
export function DemandSearch(props: ControlProps) {
  const t = useMessages(introductionMessages);
  const { asked, setText } = useAsked();
  const { data, loading } = useQuery(DemandsToIntroduceDocument, { variables: { text: asked || null } });
  const chosen = useQuery(ChosenDemandDocument, { variables: { id: props.value ?? '' }, skip: !props.value });
  const choices = (data?.searchDemands.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: node.title,
    note: node.number,
  }));
  const { demand } = chosen.data ?? {};
  return (
    <Search
      {...props}
      choices={withChosen(choices, demand)}
      loading={loading}
      hint={t('findDemand')}
      onText={setText}
    />
  );
}

/** A side of the introduction: an organisation found by its name; the value is its id. */
export function SideSearch({ kinds, ...props }: ControlProps & { kinds: OrganizationKind[] }) {
  const { data } = useQuery(ChosenOrganizationDocument, {
    variables: { id: props.value ?? '' },
    skip: !props.value,
  });
  return <UnitSearch {...props} kinds={kinds} chosen={data?.organization ?? null} />;
}

/** One of the broker's own engagements for a side, or none. */
export function EngagementSelect({ side, ...props }: ControlProps & { side: 'OWNER' | 'ENTERPRISE' }) {
  const t = useMessages(introductionMessages);
  const { data, loading } = useQuery(EngagementsToIntroduceUnderDocument);
  const options = (data?.engagements.edges ?? [])
    .filter(({ node }) => node.side === side)
    .map(({ node }) => ({ value: node.id, label: `${node.number} ${node.client?.name ?? ''}` }));
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      value={props.value ?? undefined}
      onChange={(next) => props.onChange?.(next ?? null)}
      loading={loading}
      options={options}
      placeholder={t('noEngagement')}
      notFoundContent={t('noEngagement')}
      allowClear
    />
  );
}

interface SearchProps extends ControlProps {
  choices: readonly Choice[];
  loading: boolean;
  hint: string;
  onText: (text: string) => void;
}

function Search({ id, value, onChange, choices, loading, hint, onText }: SearchProps) {
  const t = useMessages(introductionMessages);
  return (
    <Select
      {...(id ? { id } : {})}
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
    />
  );
}

/** The choices with what was chosen before, which the first ones may not hold. */
function withChosen(
  choices: readonly Choice[],
  chosen: { id: string; title: string } | null | undefined,
): Choice[] {
  if (!chosen || choices.some(({ value }) => value === chosen.id)) return [...choices];
  return [{ value: chosen.id, label: chosen.title, note: '' }, ...choices];
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
