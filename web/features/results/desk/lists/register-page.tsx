import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  RegisterDocument,
  type RegisterQuery,
  type ResultFilter,
  type ResultSort,
} from '../../../../generated/results-desk/graphql.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../../ui/list-page.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { useRows } from '../../../../ui/use-rows.ts';
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
const FILES = ['/register.xlsx', '/register.csv'] as const;
const pick = (data: RegisterQuery) => data.techResults;

/** The unit's register: every mark, filters in the address, and the same rows as a file. */
export function Component() {
  const t = useMessages(listMessages);
  const { filter, sort, asked } = useFilter();
  const list = useRows(RegisterDocument, pick, { filter, sort });
  const columns = useRegisterColumns();
  return (
    <ListPage<RegisterRow>
      name="register"
      title={t('registerTitle')}
      subtitle={t('registerIntro')}
      list={list}
      columns={columns}
      search={t('registerSearch')}
      exportTool={<ExportLinks paths={FILES} filter={asked} />}
      empty={
        <EmptyState
          title={t('registerEmptyTitle')}
          text={t('registerEmptyText')}
          action={
            <Link to="/desk/import" className="f-button">
              {t('registerEmptyAction')}
            </Link>
          }
        />
      }
    />
  );
}

/** The filter in the address as the list takes it, and what of it was asked for, as the files take it. */
function useFilter() {
  const { get, list, chosen, one } = useListState();
  const sort = one('sort', SORTS) ?? 'REGISTERED_DESC';
  const marks = {
    states: chosen('states', REGISTER_STATES),
    sectors: list('sectors'),
    attributes: chosen('attributes', ATTRIBUTES),
    stages: chosen('stages', STAGES),
    conversionStatuses: chosen('conversionStatuses', CONVERSIONS),
    screenings: chosen('screenings', SCREENINGS),
    trls: list('trls').map(Number).filter(Number.isInteger),
    text: get('text') ?? null,
    importId: get('importId') ?? null,
  };
  const states = marks.states.length > 0 ? marks.states : [...REGISTER_STATES];
  const filter: ResultFilter = { ...marks, states };
  return { filter, sort, asked: { ...marks, sort } };
}
