import { useQuery } from '@apollo/client/react';
import { Button, Flex, Input } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../../app/i18n.tsx';
import {
  RegisterDocument,
  type ResultFilter,
  type ResultSort,
} from '../../../../generated/results-desk/graphql.ts';
import { DataTable } from '../../../../ui/data-table.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { listMessages } from './lists.messages.ts';
import {
  ATTRIBUTES,
  CONVERSIONS,
  REGISTER_STATES,
  type RegisterRow,
  SCREENINGS,
  STAGES,
  useRegisterColumns,
} from './register-columns.tsx';

const SORTS: readonly ResultSort[] = [
  'REGISTERED_DESC',
  'TITLE_ASC',
  'TRL_DESC',
  'DEADLINE_ASC',
  'PUBLISHED_DESC',
];
const FILTERS = [
  'states',
  'sectors',
  'attributes',
  'stages',
  'conversionStatuses',
  'screenings',
  'trls',
] as const;

/** The unit's register: every mark, filters in the address, and the same rows as a file. */
export function Component() {
  const t = useMessages(listMessages);
  const { get, list, set } = useListState();
  const { filter, sort, exports } = useFilter();
  const { data, loading, error, refetch, fetchMore } = useQuery(RegisterDocument, {
    variables: { filter, sort },
    fetchPolicy: 'cache-and-network',
  });
  const columns = useRegisterColumns();
  const page = data?.techResults;
  const isFiltered = Boolean(get('text')) || get('importId') || FILTERS.some((key) => list(key).length > 0);
  const reset = () => set(Object.fromEntries([...FILTERS, 'text', 'importId'].map((key) => [key, null])));
  return (
    <div className="f-page">
      <PageTitle title={t('registerTitle')} subtitle={t('registerIntro')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable<RegisterRow>
          name="register"
          label={t('registerTitle')}
          rows={page?.edges.map(({ node }) => node)}
          rowKey={(row) => row.id}
          columns={columns}
          loading={loading}
          totalCount={page?.totalCount}
          onMore={
            page?.pageInfo.hasNextPage
              ? () => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })
              : undefined
          }
          tools={
            <>
              <Input.Search
                key={get('text') ?? ''}
                allowClear
                aria-label={t('registerSearch')}
                placeholder={t('registerSearch')}
                defaultValue={get('text') ?? ''}
                maxLength={100}
                style={{ width: 260 }}
                onSearch={(text) => set({ text: text.trim() || null })}
              />
              {isFiltered && <Button onClick={reset}>{t('registerReset')}</Button>}
            </>
          }
          exportTool={
            <Flex gap={8}>
              <Button href={`/register.xlsx?${exports}`}>{t('exportXlsx')}</Button>
              <Button href={`/register.csv?${exports}`}>{t('exportCsv')}</Button>
            </Flex>
          }
          empty={
            isFiltered ? (
              <EmptyState title={t('registerNothing')} />
            ) : (
              <EmptyState
                title={t('registerEmptyTitle')}
                text={t('registerEmptyText')}
                action={
                  <Link to="/desk/import" className="f-button">
                    {t('registerEmptyAction')}
                  </Link>
                }
              />
            )
          }
        />
      )}
    </div>
  );
}

/** The filter in the address as the list and the files take it. */
function useFilter(): { filter: ResultFilter; sort: ResultSort; exports: string } {
  const { get, list } = useListState();
  const { locale } = useLanguage();
  const chosen = <T extends string>(key: string, known: readonly T[]) =>
    known.filter((each) => list(key).includes(each));
  const sort = SORTS.find((each) => each === get('sort')) ?? 'REGISTERED_DESC';
  const marks = {
    states: chosen('states', REGISTER_STATES),
    sectors: list('sectors'),
    attributes: chosen('attributes', ATTRIBUTES),
    stages: chosen('stages', STAGES),
    conversionStatuses: chosen('conversionStatuses', CONVERSIONS),
    screenings: chosen('screenings', SCREENINGS),
    trls: list('trls').map(Number).filter(Number.isInteger),
  };
  const text = get('text') ?? null;
  const importId = get('importId') ?? null;
  const exports = new URLSearchParams({ sort, lang: locale === 'en' ? 'en' : 'zh' });
  for (const [key, values] of Object.entries(marks))
    if (values.length > 0) exports.set(key, values.join(','));
  if (text) exports.set('text', text);
  if (importId) exports.set('importId', importId);
  const states = marks.states.length > 0 ? marks.states : [...REGISTER_STATES];
  return { filter: { ...marks, states, text, importId }, sort, exports: exports.toString() };
}
