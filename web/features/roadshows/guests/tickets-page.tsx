import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { MyRoadshowsDocument, type MyRoadshowsQuery } from '../../../generated/roadshows-guests/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import { GuestStateTag, spelled } from './guest-words.tsx';
import { guestsMessages } from './guests.messages.ts';

type Row = MyRoadshowsQuery['myRoadshows']['edges'][number]['node'];

const pick = (data: MyRoadshowsQuery) => data.myRoadshows;

/** The own registrations for roadshows, the latest first. */
export function Component() {
  const t = useMessages(guestsMessages);
  const { locale } = useLanguage();
  const list = useRows(MyRoadshowsDocument, pick, {});
  const columns: DataColumn<Row>[] = [
    {
      key: 'roadshow',
      title: t('roadshow'),
      always: true,
      text: ({ roadshow }) => roadshow.title,
      render: ({ roadshow }) => <Link to={`/roadshows/${roadshow.id}/ticket`}>{roadshow.title}</Link>,
    },
    {
      key: 'when',
      title: t('when'),
      text: ({ roadshow }) => exactTime(roadshow.startsAt, locale),
      render: ({ roadshow }) => exactTime(roadshow.startsAt, locale),
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`state${state}`),
      render: ({ state }) => <GuestStateTag state={state} />,
    },
    {
      key: 'code',
      title: t('code'),
      text: ({ code }) => code ?? '',
      render: ({ code }) => <span className="f-number">{code ? spelled(code) : ''}</span>,
    },
    {
      key: 'came',
      title: t('came'),
      text: ({ checkedInAt }) => (checkedInAt ? exactTime(checkedInAt, locale) : ''),
      render: ({ checkedInAt }) => (checkedInAt ? exactTime(checkedInAt, locale) : t('cameNo')),
    },
  ];
  return (
    <ListPage<Row>
      name="tickets"
      title={t('myTitle')}
      subtitle={t('myIntro')}
      list={list}
      columns={columns}
      exportTool={<ExportLinks paths={['/roadshows/mine.csv']} filter={{}} />}
      empty={
        <EmptyState
          title={t('myEmpty')}
          text={t('myEmptyText')}
          action={<Link to="/roadshows">{t('browse')}</Link>}
        />
      }
    />
  );
}
