import { useQuery } from '@apollo/client/react';
import { App, Button, Flex, Skeleton, Switch, Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  DeleteSavedSearchDocument,
  type DeleteSavedSearchMutation,
  EditSavedSearchDocument,
  type EditSavedSearchMutation,
  SavedSearchesDocument,
  type SavedSearchPartsFragment,
} from '../../../generated/search-saved/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { addressOf } from '../search-state.ts';
import { savedMessages } from './messages.ts';

const pickEdit = (data: EditSavedSearchMutation) => data.editSavedSearch;
const pickDelete = (data: DeleteSavedSearchMutation) => data.deleteSavedSearch;

/** My saved searches: open one, switch its daily mail, delete it. */
export default function SavedSearches() {
  const t = useMessages(savedMessages);
  const { data, error, refetch } = useQuery(SavedSearchesDocument);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  if (data.savedSearches.length === 0) {
    return (
      <EmptyState
        title={t('listEmpty')}
        text={t('listEmptyText')}
        action={
          <Link to="/results" className="f-button">
            {t('listEmptyAction')}
          </Link>
        }
      />
    );
  }
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      {data.savedSearches.map((saved) => (
        <SavedSearchRow key={saved.id} saved={saved} />
      ))}
    </div>
  );
}

function SavedSearchRow({ saved }: { saved: SavedSearchPartsFragment }) {
  const t = useMessages(savedMessages);
  const { message, modal } = App.useApp();
  const edit = useAction(EditSavedSearchDocument, pickEdit);
  const remove = useAction(DeleteSavedSearchDocument, pickDelete, { refetchQueries: ['SavedSearches'] });
  const ask = () =>
    modal.confirm({
      title: t('removeAsk', { name: saved.name }),
      okText: t('remove'),
      onOk: async () => {
        if (await remove.run({ input: { savedSearchId: saved.id } })) message.success(t('removed'));
      },
    });
  return (
    <section className="f-card">
      <Flex justify="space-between" align="center" wrap gap={8}>
        <div>
          <Link to={addressOf(saved.query, saved.filter)}>
            <strong>{saved.name}</strong>
          </Link>{' '}
          {saved.newCount > 0 && <Tag color="processing">{t('newCount', { count: saved.newCount })}</Tag>}
          <div className="f-quiet">
            {saved.query && `${saved.query} · `}
            {t('since')} <DateTime value={saved.createdAt} />
          </div>
        </div>
        <Flex gap={16} align="center">
          <span>
            <Switch
              checked={saved.digest}
              loading={edit.running}
              aria-label={t('digestOn')}
              onChange={(digest) => void edit.run({ input: { savedSearchId: saved.id, digest } })}
            />{' '}
            {t('digestOn')}
          </span>
          <Button type="text" danger onClick={ask} loading={remove.running}>
            {t('remove')}
          </Button>
        </Flex>
      </Flex>
      <Refusals errors={[...edit.refusals, ...remove.refusals]} />
      <FaultAlert fault={edit.fault ?? remove.fault} />
    </section>
  );
}
