import { useQuery } from '@apollo/client/react';
import { App, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  RoadshowWishesDocument,
  WishEntriesDocument,
  type WishEntriesMutation,
  WishGuestsDocument,
  type WishGuestsMutation,
} from '../../../generated/roadshows-tables/graphql.ts';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { useAction } from '../../../ui/use-action.ts';
import { type Choice, useTablesExplain, type Wishes } from './table-words.ts';
import { tablesMessages } from './tables.messages.ts';
import styles from './tables.module.css';
import { WishList } from './wish-list.tsx';

const pickEntries = (data: WishEntriesMutation) => data.wishEntries;
const pickGuests = (data: WishGuestsMutation) => data.wishGuests;

/** Whom to talk with: a guest's wishes, or with an entry those of its people. */
export function WishesPanel({ roadshowId, entryId }: { roadshowId: string; entryId: string | null }) {
  const t = useMessages(tablesMessages);
  const { data, error, refetch } = useQuery(RoadshowWishesDocument, {
    variables: { roadshowId, entryId },
    fetchPolicy: 'cache-and-network',
  });
  const wishes = data?.roadshowWishes;
  const side = entryId === null ? 'Guest' : 'Entry';
  return (
    <section className="f-card">
      <h2>{t(`wishes${side}`)}</h2>
      {error && !wishes && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!wishes && !error && <Skeleton active paragraph={{ rows: 6 }} />}
      {wishes && (
        <>
          <p>{wishes.open ? t(`wishes${side}Text`, { most: wishes.most }) : t('wishesClosed')}</p>
          <Wishing key={wishes.id} roadshowId={roadshowId} entryId={entryId} wishes={wishes} />
        </>
      )}
    </section>
  );
}

function Wishing({
  roadshowId,
  entryId,
  wishes,
}: {
  roadshowId: string;
  entryId: string | null;
  wishes: Wishes;
}) {
  const t = useMessages(tablesMessages);
  const { message } = App.useApp();
  const saved = savedIds(wishes);
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const explain = useTablesExplain();
  const asGuest = useAction(WishEntriesDocument, pickEntries);
  const asEntry = useAction(WishGuestsDocument, pickGuests);
  const action = entryId === null ? asGuest : asEntry;
  const ids = draft ?? saved;
  const chosen = ids.flatMap((id) => wishes.choices.find((choice) => choice.id === id) ?? []);
  const save = async () => {
    const list = [...ids];
    const done =
      entryId === null
        ? await asGuest.run({ input: { roadshowId, entryIds: list } })
        : await asEntry.run({ input: { entryId, guestIds: list } });
    if (!done) return;
    setDraft(null);
    message.success(t('saved'));
  };
  const isChanged = draft !== null && draft.join() !== saved.join();
  return (
    <>
      <h3>{t('chosen', { count: chosen.length, most: wishes.most })}</h3>
      {chosen.length === 0 && <p className="f-quiet">{t('chosenNone')}</p>}
      <WishList
        chosen={chosen}
        open={wishes.open}
        onOrder={setDraft}
        onRemove={(id) => setDraft(ids.filter((each) => each !== id))}
      />
      {wishes.open && (
        <div className={styles.steps}>
          <Button type="primary" disabled={!isChanged} loading={action.running} onClick={() => void save()}>
            {t('save')}
          </Button>
          <span className="f-quiet" role="status">
            {isChanged && t('unsaved')}
          </span>
        </div>
      )}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
      {wishes.open && (
        <Others
          choices={wishes.choices.filter(({ id }) => !ids.includes(id))}
          full={ids.length >= wishes.most}
          onAdd={(id) => setDraft([...ids, id])}
        />
      )}
    </>
  );
}

function Others(props: { choices: readonly Choice[]; full: boolean; onAdd: (id: string) => void }) {
  const t = useMessages(tablesMessages);
  const sectorName = useSectorName();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = props.choices.filter(({ name, organization }) =>
    `${name} ${organization}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <h3>{t('others')}</h3>
      <Input
        allowClear
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        style={{ marginBottom: 12 }}
      />
      {found.length === 0 && <p className="f-quiet">{t('othersNone')}</p>}
      <ul className={styles.list}>
        {found.map(({ id, name, organization, sectors }) => (
          <li key={id} className={styles.wish}>
            <span className={styles.words}>
              {name}
              <br />
              <span className="f-quiet">{[organization, ...sectors.map(sectorName)].join(' · ')}</span>
            </span>
            <Button
              size="small"
              disabled={props.full}
              aria-label={t('addNamed', { name })}
              onClick={() => props.onAdd(id)}
            >
              {t('add')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function savedIds({ choices }: Wishes): string[] {
  return choices
    .flatMap(({ id, rank }) => (rank == null ? [] : [{ id, rank }]))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}
