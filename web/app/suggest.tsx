import { useLazyQuery } from '@apollo/client/react';
import { AutoComplete } from 'antd';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { createSearchParams, useNavigate } from 'react-router';
import { SuggestDocument, type SuggestQuery } from '../generated/app/graphql.ts';
import { Marked } from '../ui/marked.tsx';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';

type Suggestion = SuggestQuery['suggest'][number];

const GROUPS = ['KEYWORD', 'RESULT', 'SECTOR', 'ORGANIZATION'] as const;
const SUGGEST_AFTER_MS = 120;
const SUGGESTIONS = 8;
/** Pixels; all suggestions and the names of their groups fit. */
const LIST_HEIGHT = 440;

export interface SuggestProps {
  text: string;
  onText: (text: string) => void;
  size: 'medium' | 'large';
  /** The input field that the suggestions belong to. */
  children: ReactElement;
}

/** Where a chosen suggestion leads. */
function target(suggestion: Suggestion): string {
  if (suggestion.kind === 'RESULT' && suggestion.id) return `/results/${suggestion.id}`;
  if (suggestion.kind === 'SECTOR' && suggestion.value) {
    return `/results?${createSearchParams({ sectors: suggestion.value })}`;
  }
  if (suggestion.kind === 'ORGANIZATION' && suggestion.id) {
    return `/results?${createSearchParams({ organizationIds: suggestion.id })}`;
  }
  return `/results?${createSearchParams({ q: suggestion.text })}`;
}

/** Suggestions over results, sectors and organisations under the search field. */
export function Suggest({ text, onText, size, children }: SuggestProps) {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const options = useSuggestions(text, open);
  return (
    <AutoComplete
      style={{ flex: 1, minWidth: 0 }}
      value={text}
      open={open && options.length > 0}
      onOpenChange={setOpen}
      options={options}
      size={size}
      listHeight={LIST_HEIGHT}
      defaultActiveFirstOption={false}
      onInputKeyDown={(event) => {
        // Enter without a chosen suggestion submits the form; the list must not stay over the results.
        if (event.key === 'Enter') setOpen(false);
      }}
      showSearch={{
        onSearch: (value) => {
          onText(value);
          setOpen(true);
        },
      }}
      onSelect={(_value, option) => {
        setOpen(false);
        if ('to' in option && typeof option.to === 'string') void navigate(option.to);
      }}
    >
      {children}
    </AutoComplete>
  );
}

interface Option {
  value: string;
  label: ReactNode;
  to?: string;
  options?: Option[];
}

function useSuggestions(text: string, wanted: boolean): Option[] {
  const t = useMessages(appMessages);
  const [suggest, { data }] = useLazyQuery(SuggestDocument, { fetchPolicy: 'cache-first' });
  const query = text.trim();
  useEffect(() => {
    if (!wanted || !query) return;
    // Suggestions are a help: when they fail, typing goes on without them.
    const timer = setTimeout(
      () => void suggest({ variables: { query, first: SUGGESTIONS } }).catch(() => undefined),
      SUGGEST_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [query, wanted, suggest]);
  if (!query) return [];
  const titles = {
    RESULT: t('suggestResult'),
    SECTOR: t('suggestSector'),
    ORGANIZATION: t('suggestOrganization'),
    KEYWORD: t('suggestKeyword'),
  };
  const found = data?.suggest ?? [];
  return GROUPS.flatMap((kind) => {
    const rows = found.filter((suggestion) => suggestion.kind === kind);
    if (rows.length === 0) return [];
    const options = rows.map((row) => ({
      value: `${kind}:${row.id ?? row.value ?? row.text}`,
      label: <Marked pieces={row.pieces} fallback={row.text} />,
      to: target(row),
    }));
    return [{ value: kind, label: titles[kind], options }];
  });
}
