import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  OwnEntriesDocument,
  type OwnEntriesQuery,
  type RoadshowEntryState,
} from '../../../generated/roadshows-entries/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { roadshowLabels } from '../roadshow.labels.ts';
import { EntryStateTag, useMoments } from '../roadshow-words.tsx';
import { entriesMessages } from './entries.messages.ts';

type Row = OwnEntriesQuery['roadshowEntries']['edges'][number]['node'];

const STATES: readonly RoadshowEntryState[] = ['PROPOSED', 'SHORTLISTED', 'CHOSEN', 'DECLINED', 'WITHDRAWN'];
const pick = (data: OwnEntriesQuery) => data.roadshowEntries;

/** Results of one's unit at roadshows, and those one speaks for. */
export function Component() {
  const t = useMessages(entriesMessages);
  const { chosen, get } = useListState();
  const columns = useColumns();
  const states = chosen('states', STATES);
  const text = get('text') ?? null;
  const list = useRows(OwnEntriesDocument, pick, {
    filter: { ...(states.length > 0 ? { states } : {}), text },
  });
  return (
    <ListPage
      name="roadshow-entries"
      title={t('listTitle')}
      subtitle={t('listIntro')}
      list={list}
      columns={columns}
      search={t('search')}
      exportTool={
        <ExportLinks
          paths={['/roadshows/entries.xlsx', '/roadshows/entries.csv']}
          filter={{ states, text }}
        />
      }
      empty={
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <Link to="/roadshows" className="f-button">
              {t('emptyAction')}
            </Link>
          }
        />
      }
    />
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(entriesMessages);
  const labels = useMessages(roadshowLabels);
  const moments = useMoments();
  const moment = (iso: string | null | undefined) =>
    iso ? `${moments.dayOf(iso)} ${moments.timeOf(iso)}` : '—';
  const consent = ({ details }: Row) => {
    if (!details) return '';
    if (!details.unitConsentAt) return t('unitMissing');
    return details.completerConsentAt ? t('bothAgreed') : t('completersMissing');
  };
  const confirmation = ({ details }: Row) => {
    if (details?.isConfirmed) return t('confirmed');
    return details?.isTold ? t('told') : '—';
  };
  return [
    {
      key: 'title',
      title: t('columnResult'),
      always: true,
      render: (row) => <Link to={`/desk/roadshow-entries/${row.id}`}>{row.title}</Link>,
      text: ({ title }) => title,
    },
    {
      key: 'roadshow',
      title: t('columnRoadshow'),
      render: ({ roadshow }) => <Link to={`/roadshows/${roadshow.id}`}>{roadshow.title}</Link>,
      text: ({ roadshow }) => `${roadshow.number} ${roadshow.title}`,
    },
    {
      key: 'states',
      title: t('columnState'),
      render: ({ state }) => <EntryStateTag state={state} />,
      text: ({ state }) => labels(`entry${state}`),
      filter: {
        multiple: true,
        choices: STATES.map((value) => ({ value, label: labels(`entry${value}`) })),
      },
    },
    { key: 'consent', title: t('columnConsent'), render: consent, text: consent },
    {
      key: 'onStage',
      title: t('columnOnStage'),
      render: ({ startsAt }) => moment(startsAt),
      text: ({ startsAt }) => moment(startsAt),
    },
    {
      key: 'speaker',
      title: t('columnSpeaker'),
      optional: true,
      render: ({ speakerName }) => speakerName ?? '—',
      text: ({ speakerName }) => speakerName ?? '',
    },
    { key: 'confirmed', title: t('columnConfirmed'), render: confirmation, text: confirmation },
    {
      key: 'unit',
      title: t('columnUnit'),
      optional: true,
      render: ({ unit }) => unit.name,
      text: ({ unit }) => unit.name,
    },
  ];
}
