import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { useLazyQuery } from '@apollo/client/react';
import { AutoComplete, Button, Input, Space } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createSearchParams, useLocation, useNavigate, useSearchParams } from 'react-router';
import { SuggestDocument, type SuggestQuery } from '../generated/app/graphql.ts';
import { Marked } from '../ui/marked.tsx';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';

type Suggestion = SuggestQuery['suggest'][number];

const GROUPS = ['KEYWORD', 'RESULT', 'SECTOR', 'ORGANIZATION'] as const;
const SUGGEST_AFTER_MS = 120;

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

/** The one search box of the market: suggestions while typing, Enter searches; filters of the page stay. */
export function SearchBox({ large = false }: { large?: boolean }) {
  const t = useMessages(appMessages);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const onResults = pathname === '/results';
  const asked = onResults ? (params.get('q') ?? '') : '';
  const [text, setText] = useState(asked);
  const [open, setOpen] = useState(false);
  useEffect(() => setText(asked), [asked]);
  const options = useSuggestions(text, open);

  const search = (query: string) => {
    const next = new URLSearchParams(onResults ? params : undefined);
    for (const key of ['after', 'page', 'q']) next.delete(key);
    if (query.trim()) next.set('q', query.trim());
    setOpen(false);
    void navigate(`/results?${next}`);
  };

  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search(text);
        }}
      >
        <Space.Compact block size={large ? 'large' : 'medium'}>
          <AutoComplete
            style={{ flex: 1, minWidth: 0 }}
            value={text}
            open={open && options.length > 0}
            onOpenChange={setOpen}
            options={options}
            onSearch={(value) => {
              setText(value);
              setOpen(true);
            }}
            onSelect={(_value, option) => {
              setOpen(false);
              if ('to' in option && typeof option.to === 'string') void navigate(option.to);
            }}
            defaultActiveFirstOption={false}
            size={large ? 'large' : 'medium'}
          >
            <Input
              type="search"
              aria-label={t('searchLabel')}
              placeholder={t('searchPlaceholder')}
              autoComplete="off"
              enterKeyHint="search"
              maxLength={500}
              prefix={<SearchOutlined aria-hidden />}
            />
          </AutoComplete>
          <Button type="primary" htmlType="submit" size={large ? 'large' : 'medium'}>
            {t('searchButton')}
          </Button>
        </Space.Compact>
      </form>
    </search>
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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const query = text.trim();
  useEffect(() => {
    if (!wanted || !query) return;
    // Suggestions are a help: when they fail, typing goes on without them.
    timer.current = setTimeout(
      () => void suggest({ variables: { query, first: 8 } }).catch(() => undefined),
      SUGGEST_AFTER_MS,
    );
    return () => clearTimeout(timer.current);
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
