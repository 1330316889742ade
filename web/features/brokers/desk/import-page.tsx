import { App, Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerClientColumn,
  ImportBrokerClientsDocument,
  type ImportBrokerClientsMutation,
  PreviewBrokerClientsDocument,
  type PreviewBrokerClientsMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { useExplain } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FileUpload } from '../../../ui/file-upload.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { useScrollable } from '../../../ui/use-scrollable.ts';
import { clientsMessages } from './clients.messages.ts';
import styles from './desk.module.css';
import { useClientWhy } from './use-client-why.ts';

type Preview = NonNullable<PreviewBrokerClientsMutation['previewBrokerClients']['preview']>;

const COLUMNS: readonly BrokerClientColumn[] = [
  'NAME',
  'CREDIT_CODE',
  'CONTACT_NAME',
  'PHONE',
  'EMAIL',
  'REGION',
  'SECTORS',
  'INTEREST',
  'SOURCE',
];

const previewed = (data: PreviewBrokerClientsMutation) => data.previewBrokerClients;
const imported = (data: ImportBrokerClientsMutation) => data.importBrokerClients;

/** Reads clients from a file: chosen, looked at row by row, then taken in. */
export function Component() {
  return (
    <App component={false}>
      <Import />
    </App>
  );
}

function Import() {
  const t = useMessages(clientsMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [file, setFile] = useState<{ id: string; name: string } | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const { key, renew } = useIdempotencyKey();
  const look = useAction(PreviewBrokerClientsDocument, previewed);
  const take = useAction(ImportBrokerClientsDocument, imported);
  const show = async (fileId: string, columns: (BrokerClientColumn | null)[] | null) => {
    const answer = await look.run({ input: { fileId, columns } });
    if (answer?.preview) setPreview(answer.preview);
  };
  const choose = (chosen: { id: string; name: string }) => {
    setFile(chosen);
    setPreview(null);
    renew();
    void show(chosen.id, null);
  };
  const finish = async () => {
    if (!file || !preview) return;
    const input = { fileId: file.id, columns: preview.columns, idempotencyKey: key };
    const done = (await take.run({ input }))?.clientImport;
    if (!done) return;
    void message.success(t('imported', { created: done.created, updated: done.updated }));
    void navigate('/desk/clients');
  };
  const good = preview ? preview.created + preview.updated : 0;
  return (
    <div className="f-page">
      <PageTitle
        title={t('importTitle')}
        subtitle={t('importIntro')}
        back={{ to: '/desk/clients', label: t('title') }}
      />
      <section className={`f-card ${styles.step}`}>
        <FileUpload accept=".csv,.xlsx" purpose="import" label={t('chooseFile')} onUploaded={choose} />
        {file && <p className={styles.quiet}>{file.name}</p>}
        <Refusals errors={look.refusals} />
        <FaultAlert fault={look.fault} />
      </section>
      {file && preview && (
        <>
          <section className={`f-card ${styles.step}`}>
            <h2>{t('columns')}</h2>
            <p className={styles.quiet}>{t('columnsText')}</p>
            <PreviewTable
              preview={preview}
              busy={look.running}
              onColumns={(columns) => void show(file.id, columns)}
            />
          </section>
          <section className="f-card">
            <h2>{t('result')}</h2>
            <p role="status" className={styles.tools}>
              <Tag color="success">{t('willCreate', { count: preview.created })}</Tag>
              <Tag color="processing">{t('willUpdate', { count: preview.updated })}</Tag>
              <Tag color={preview.invalid > 0 ? 'error' : 'default'}>
                {t('willSkip', { count: preview.invalid })}
              </Tag>
            </p>
            <Problems preview={preview} />
            <Refusals errors={take.refusals} />
            <FaultAlert fault={take.fault} />
            <Button
              type="primary"
              disabled={good === 0 || look.running}
              loading={take.running}
              onClick={() => void finish()}
            >
              {t('take', { count: good })}
            </Button>
          </section>
        </>
      )}
    </div>
  );
}

/** The first rows with what each column means, which can be changed. */
function PreviewTable(props: {
  preview: Preview;
  busy: boolean;
  onColumns: (columns: (BrokerClientColumn | null)[]) => void;
}) {
  const { preview, busy, onColumns } = props;
  const t = useMessages(clientsMessages);
  const frame = useScrollable<HTMLDivElement>('[data-scroll]');
  const bad = new Set(preview.problems.map(({ line }) => line));
  const set = (index: number, column: BrokerClientColumn | null) =>
    onColumns(
      preview.columns.map((each, at) => (at === index ? column : each === column ? null : (each ?? null))),
    );
  return (
    <div ref={frame}>
      <div className={styles.scroll} data-scroll>
        <table className={styles.preview}>
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              {preview.headers.map((header, index) => (
                <th key={`${header}-${String(index)}`} scope="col">
                  <div>{header}</div>
                  <Select
                    size="small"
                    allowClear
                    disabled={busy}
                    aria-label={t('meaningOf', { header })}
                    placeholder={t('leftOut')}
                    value={preview.columns[index] ?? null}
                    onChange={(next: BrokerClientColumn | undefined) => set(index, next ?? null)}
                    options={COLUMNS.map((value) => ({ value, label: t(`column${value}`) }))}
                    popupMatchSelectWidth={false}
                    style={{ width: '100%' }}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map(({ line, cells }) => (
              <tr key={line}>
                <th scope="row" data-bad={bad.has(line)}>
                  {line}
                </th>
                {preview.headers.map((header, index) => (
                  <td key={`${header}-${String(index)}`} data-bad={bad.has(line)}>
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Problems({ preview }: { preview: Preview }) {
  const t = useMessages(clientsMessages);
  const general = useExplain();
  const own = useClientWhy();
  if (preview.problems.length === 0) return null;
  return (
    <ul>
      {preview.problems.map(({ line, column, error }, index) => (
        <li key={`${String(line)}-${String(index)}`}>
          {t('problemAt', { line, column: column ? t(`column${column}`) : '' })}{' '}
          {own(error) ?? general(error)}
        </li>
      ))}
    </ul>
  );
}
