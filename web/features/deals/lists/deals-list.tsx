import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type DealFilter,
  type DealSide,
  type DealSort,
  DealsDocument,
  type DealsQuery,
} from '../../../generated/deals/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { type DealRow, useDealColumns } from './deal-columns.tsx';
import { DEAL_STATES } from './deal-states.ts';
import { listMessages } from './list.messages.ts';

const SORTS = ['DEADLINE', 'NEWEST', 'NUMBER'] as const satisfies readonly DealSort[];
const pick = (data: DealsQuery) => data.deals;

interface Props {
  side: DealSide;
  /** Whose messages these are: `dealsTitle` or `requestsTitle`, and so on. */
  kind: 'deals' | 'requests';
  /** Where an empty list sends its reader. */
  start: string;
}

/** The deals of one side with what each waits for; filters, sorting and the text searched for live in the address. */
export function DealsList({ side, kind, start }: Props) {
  const t = useMessages(listMessages);
  const { get, chosen, one, set } = useListState();
  const states = chosen('states', DEAL_STATES);
  const waiting = get('waiting') === 'me';
  const text = get('text') ?? '';
  const filter: DealFilter = {
    side,
    ...(states.length > 0 ? { states } : {}),
    ...(waiting ? { waitsForMe: true } : {}),
    ...(text ? { text } : {}),
  };
  const list = useRows(DealsDocument, pick, { filter, sort: one('sort', SORTS) ?? 'DEADLINE' });
  const columns = useDealColumns(side);
  return (
    <ListPage<DealRow>
      name={kind}
      title={t(`${kind}Title`)}
      subtitle={t(`${kind}Intro`)}
      list={list}
      columns={columns}
      search={t('search')}
      tools={
        (waiting || list.rows?.length !== 0) && (
          <Checkbox
            checked={waiting}
            onChange={({ target }) => set({ waiting: target.checked ? 'me' : null })}
          >
            {t('waitsForMe')}
          </Checkbox>
        )
      }
      empty={
        <EmptyState
          title={t(`${kind}EmptyTitle`)}
          text={t(`${kind}EmptyText`)}
          action={
            <Link to={start} className="f-button">
              {t(`${kind}EmptyAction`)}
            </Link>
          }
        />
      }
    />
  );
}
