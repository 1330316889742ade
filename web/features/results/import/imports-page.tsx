import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { ResultImportsDocument, type ResultImportsQuery } from '../../../generated/results-import/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import { importMessages } from './import.messages.ts';
import { ImportStateTag } from './import-state-tag.tsx';
import { UploadCard } from './upload-card.tsx';

type Row = ResultImportsQuery['resultImports']['edges'][number]['node'];

const pick = (data: ResultImportsQuery) => data.resultImports;

/** Upload of a table, and what became of earlier ones. */
export function Component() {
  const t = useMessages(importMessages);
  const list = useRows(ResultImportsDocument, pick, {});
  const columns = useColumns();
  return (
    <div className="f-page">
      <PageTitle title={t('title')} subtitle={t('intro')} />
      <UploadCard />
      <h2>{t('listTitle')}</h2>
      <ListTable<Row>
        name="imports"
        label={t('listTitle')}
        list={list}
        columns={columns}
        empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
      />
    </div>
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(importMessages);
  const counts = ({ created, updated, unchanged, invalid }: Row) =>
    t('counts', { created, updated, unchanged, invalid });
  return [
    {
      key: 'file',
      title: t('columnFile'),
      always: true,
      render: ({ id, file }) => <Link to={`/desk/import/${id}`}>{file.name}</Link>,
      text: ({ file }) => file.name,
    },
    {
      key: 'state',
      title: t('columnState'),
      render: ({ state }) => <ImportStateTag state={state} />,
      text: ({ state }) => t(`state${state}`),
    },
    {
      key: 'target',
      title: t('columnTarget'),
      render: ({ target }) => t(`target${target}`),
      text: ({ target }) => t(`target${target}`),
    },
    { key: 'counts', title: t('columnCounts'), render: counts, text: counts },
    { key: 'by', title: t('columnBy'), render: ({ by }) => by?.name, text: ({ by }) => by?.name ?? '' },
    {
      key: 'when',
      title: t('columnWhen'),
      render: ({ createdAt }) => <DateTime value={createdAt} />,
      text: ({ createdAt }) => createdAt,
    },
  ];
}
