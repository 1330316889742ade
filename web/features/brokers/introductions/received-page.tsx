import { useMessages } from '../../../app/i18n.tsx';
import {
  ReceivedIntroductionsDocument,
  type ReceivedIntroductionsQuery,
} from '../../../generated/brokers-introductions/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import { useIntroductionColumns } from './introduction-columns.tsx';
import { introductionMessages } from './introductions.messages.ts';
import { useListFilter } from './use-list-filter.tsx';

const pick = (data: ReceivedIntroductionsQuery) => data.receivedIntroductions;

/** Introductions of which the organisation acted for is a side. */
export function Component() {
  const t = useMessages(introductionMessages);
  const { variables, exported, control } = useListFilter();
  const list = useRows(ReceivedIntroductionsDocument, pick, variables);
  return (
    <ListPage
      name="introduced"
      title={t('receivedTitle')}
      subtitle={t('receivedIntro')}
      list={list}
      columns={useIntroductionColumns({ isOwn: false })}
      search={t('searchHint')}
      tools={control}
      exportTool={<ExportLinks paths={['/introductions/received.csv']} filter={exported} />}
      empty={<EmptyState title={t('receivedEmpty')} text={t('receivedEmptyText')} />}
    />
  );
}
