import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  RecordedIntroductionsDocument,
  type RecordedIntroductionsQuery,
} from '../../../generated/brokers-introductions/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import { useIntroductionColumns } from './introduction-columns.tsx';
import { introductionMessages } from './introductions.messages.ts';
import { useListFilter } from './use-list-filter.tsx';

const pick = (data: RecordedIntroductionsQuery) => data.recordedIntroductions;

/** What a broker recorded; for the administrator of an agency, what all its brokers did. */
export function Component() {
  const t = useMessages(introductionMessages);
  const { hasRole } = useViewer();
  const { variables, exported, control } = useListFilter();
  const list = useRows(RecordedIntroductionsDocument, pick, variables);
  const record = hasRole('BROKER') && (
    <Link to="/desk/introductions/new" className="f-button">
      {t('record')}
    </Link>
  );
  return (
    <ListPage
      name="introductions"
      title={t('recordedTitle')}
      subtitle={t('recordedIntro')}
      extra={record}
      list={list}
      columns={useIntroductionColumns({ isOwn: !hasRole('ADMINISTRATOR') })}
      search={t('searchHint')}
      tools={control}
      exportTool={<ExportLinks paths={['/introductions/recorded.csv']} filter={exported} />}
      empty={<EmptyState title={t('recordedEmpty')} text={t('recordedEmptyText')} action={record} />}
    />
  );
}
