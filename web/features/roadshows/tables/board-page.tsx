import { useQuery } from '@apollo/client/react';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  ArrangeTablesDocument,
  type ArrangeTablesMutation,
  PublishTablesDocument,
  type PublishTablesMutation,
  RoadshowTablesDocument,
} from '../../../generated/roadshows-tables/graphql.ts';
import { exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { RoadshowNav } from '../desk/roadshow-nav.tsx';
import hallStyles from '../hall.module.css';
import { TableBoard } from './table-board.tsx';
import { type Tables, useTablesExplain } from './table-words.ts';
import { tablesMessages } from './tables.messages.ts';
import styles from './tables.module.css';
import { type Placing, TalkDialog } from './talk-dialog.tsx';

const pickArranged = (data: ArrangeTablesMutation) => data.arrangeTables;
const pickPublished = (data: PublishTablesMutation) => data.publishTables;

/** The tables of a roadshow for its organiser: arranged by wishes, moved by hand, made known. */
export function Component() {
  const t = useMessages(tablesMessages);
  const { roadshowId = '' } = useParams();
  const { data, error, refetch } = useQuery(RoadshowTablesDocument, {
    variables: { roadshowId },
    fetchPolicy: 'cache-and-network',
  });
  const tables = data?.roadshowTables;
  return (
    <div className="f-page">
      <PageTitle
        title={tables ? t('titleOf', { title: tables.title }) : t('board')}
        subtitle={t('boardText')}
        back={{ to: '/desk/roadshows', label: t('backToDesk') }}
        extra={tables && <ExportLinks paths={['/roadshows/tables.csv']} filter={{ roadshow: roadshowId }} />}
      />
      <RoadshowNav id={roadshowId} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && !tables && <EmptyState title={t('notFound')} />}
      {tables && tables.slots.length === 0 && <EmptyState title={t('noTables')} />}
      {tables && tables.slots.length > 0 && <Board tables={tables} />}
    </div>
  );
}

function Board({ tables }: { tables: Tables }) {
  const t = useMessages(tablesMessages);
  const { locale } = useLanguage();
  const { modal, message } = App.useApp();
  const [placing, setPlacing] = useState<Placing | null>(null);
  const explain = useTablesExplain();
  const arrange = useAction(ArrangeTablesDocument, pickArranged);
  const publish = useAction(PublishTablesDocument, pickPublished);
  const input = { roadshowId: tables.id };
  const askArrange = () =>
    modal.confirm({
      title: t('arrange'),
      content: t('arrangeText'),
      okText: t('arrange'),
      onOk: async () => {
        const done = await arrange.run({ input });
        if (done) message.success(t('arranged', { met: done.tables?.talks.length ?? 0 }));
      },
    });
  const askPublish = () =>
    modal.confirm({
      title: t('publish'),
      content: t('publishText'),
      okText: t('publish'),
      onOk: async () => {
        if (await publish.run({ input })) message.success(t('published'));
      },
    });
  return (
    <div className={hallStyles.stack}>
      <section className="f-card">
        {tables.arrangement && <p>{t('figures', tables.arrangement)}</p>}
        {tables.publishedAt && <p>{t('publishedAt', { time: exactTime(tables.publishedAt, locale) })}</p>}
        {tables.mayArrange && (
          <div className={styles.steps}>
            <Button type="primary" loading={arrange.running} onClick={askArrange}>
              {t('arrange')}
            </Button>
            <Button onClick={() => setPlacing({ talk: null, slot: 1, table: 1 })}>{t('place')}</Button>
            <Button disabled={tables.talks.length === 0} loading={publish.running} onClick={askPublish}>
              {t('publish')}
            </Button>
          </div>
        )}
        {[arrange, publish].map((action, index) => (
          <div key={index === 0 ? 'arrange' : 'publish'}>
            <Refusals errors={action.refusals} explain={explain} />
            <FaultAlert fault={action.fault} />
          </div>
        ))}
      </section>
      <section className="f-card">
        {tables.talks.length === 0 ? (
          <EmptyState title={t('boardEmpty')} text={t('boardEmptyText')} />
        ) : (
          <TableBoard tables={tables} onPlace={setPlacing} />
        )}
      </section>
      {placing && <TalkDialog tables={tables} placing={placing} onClose={() => setPlacing(null)} />}
    </div>
  );
}
