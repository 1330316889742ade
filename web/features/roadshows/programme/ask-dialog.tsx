import { useQuery } from '@apollo/client/react';
import { App, Checkbox, Form, Input, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AskForEntriesDocument,
  type AskForEntriesMutation,
  type CuratedRoadshowFragment,
  ResultsToAskForDocument,
} from '../../../generated/roadshows-programme/graphql.ts';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { useAction } from '../../../ui/use-action.ts';
import { programmeMessages } from './programme.messages.ts';
import styles from './programme.module.css';

const pick = (data: AskForEntriesMutation) => data.askForEntries;

/** The organiser searches the catalogue and asks units for results. */
export function AskDialog({ roadshow, onClose }: { roadshow: CuratedRoadshowFragment; onClose: () => void }) {
  const t = useMessages(programmeMessages);
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const action = useAction(AskForEntriesDocument, pick);
  const ask = async () => {
    const input = { roadshowId: roadshow.id, resultIds: [...chosen], message: words || null };
    if (!(await action.run({ input }))) return;
    message.success(t('asked'));
    onClose();
  };
  return (
    <Modal
      open
      width={720}
      title={t('askTitle')}
      okText={t('askOk', { count: chosen.length })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={action.running}
      onOk={() => void ask()}
      onCancel={onClose}
    >
      <p>{t('askText')}</p>
      <Found roadshow={roadshow} chosen={chosen} onChange={setChosen} />
      <Form layout="vertical">
        <Form.Item label={t('askMessage')} htmlFor="ask-message">
          <Input.TextArea
            id="ask-message"
            rows={2}
            maxLength={1000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Form.Item>
      </Form>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

interface FoundProps {
  roadshow: CuratedRoadshowFragment;
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
}

function Found({ roadshow, chosen, onChange }: FoundProps) {
  const t = useMessages(programmeMessages);
  const sectorName = useSectorName();
  const [query, setQuery] = useState('');
  const [onlySectors, setOnlySectors] = useState(roadshow.sectors.length > 0);
  const { data, previousData, loading, error, refetch } = useQuery(ResultsToAskForDocument, {
    variables: { query: query || null, filter: onlySectors ? { sectors: roadshow.sectors } : {} },
  });
  const page = (data ?? previousData)?.searchResults;
  const known = new Set(roadshow.entries.flatMap(({ result }) => result?.id ?? []));
  return (
    <>
      <Input.Search
        allowClear
        aria-label={t('askSearch')}
        placeholder={t('askSearch')}
        maxLength={200}
        onSearch={(text) => setQuery(text.trim())}
      />
      {roadshow.sectors.length > 0 && (
        <Checkbox checked={onlySectors} onChange={({ target }) => setOnlySectors(target.checked)}>
          {t('askOnlySectors')}
        </Checkbox>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!page && loading && <Skeleton active />}
      {page && (
        <p className="f-quiet" aria-live="polite">
          {page.totalCount === 0 ? t('askNothing') : t('askFound', { count: page.totalCount })}
        </p>
      )}
      <ul className={styles.found}>
        {page?.edges.map(({ node }) => (
          <li key={node.id}>
            <Checkbox
              checked={chosen.includes(node.id)}
              disabled={known.has(node.id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, node.id] : chosen.filter((id) => id !== node.id))
              }
            >
              {node.title}{' '}
              <span className="f-quiet">
                {node.organizationName} · {sectorName(node.sector)}
                {known.has(node.id) && ` · ${t('askKnown')}`}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}
