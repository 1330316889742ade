import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type JudgingSeatState,
  JudgingSeatsDocument,
  type JudgingSeatsQuery,
  type OwnSeatFragment,
} from '../../../generated/demands-judging/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { judgingMessages } from './judging.messages.ts';
import { SeatTag } from './judging-words.tsx';

const STATES: readonly JudgingSeatState[] = ['INVITED', 'READY', 'HANDED_IN', 'RECUSED', 'RELEASED'];
const pick = (data: JudgingSeatsQuery) => data.judgingSeats;

/** What an expert was asked to judge, the newest first. */
export function Component() {
  const t = useMessages(judgingMessages);
  const { chosen } = useListState();
  const states = chosen('states', STATES);
  const list = useRows(JudgingSeatsDocument, pick, { states: states.length > 0 ? states : null });
  const columns = useColumns();
  return (
    <ListPage
      name="judging"
      title={t('seatsTitle')}
      subtitle={t('seatsIntro')}
      list={list}
      columns={columns}
      exportTool={<ExportLinks paths={['/judging/seats.csv']} filter={{ states }} />}
      empty={<EmptyState title={t('seatsNone')} text={t('seatsNoneText')} />}
    />
  );
}

function useColumns(): DataColumn<OwnSeatFragment>[] {
  const t = useMessages(judgingMessages);
  const progress = ({ progress: done }: OwnSeatFragment) => (done ? t('progressOf', done) : '');
  return [
    {
      key: 'demand',
      title: t('demand'),
      always: true,
      render: ({ id, demand }) => (
        <Link to={`/desk/judging/${id}`}>
          {demand.number} {demand.title}
        </Link>
      ),
      text: ({ demand }) => `${demand.number} ${demand.title}`,
    },
    {
      key: 'states',
      title: t('state'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      render: ({ state }) => <SeatTag state={state} />,
      text: ({ state }) => t(`state${state}`),
    },
    { key: 'progress', title: t('progress'), render: progress, text: progress },
    {
      key: 'asked',
      title: t('asked'),
      render: ({ appointedAt }) => <DateTime value={appointedAt} />,
      text: ({ appointedAt }) => appointedAt,
    },
    {
      key: 'handedIn',
      title: t('handedIn'),
      render: ({ handedInAt }) => <DateTime value={handedInAt} />,
      text: ({ handedInAt }) => handedInAt ?? '',
    },
  ];
}
