import { Button, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { PrepareContractDocument, SignDealDocument } from '../../generated/contracts/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type ContractView, useContract, useContractExplain } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';
import { FileLink } from './file-link.tsx';

/** What was written from the terms, writing it again, and the signing. */
export function DocumentsSection({ contract }: { contract: ContractView | null | undefined }) {
  const t = useMessages(contractMessages);
  const { deal, can, changed } = useContract();
  const explain = useContractExplain();
  const prepare = useAction(PrepareContractDocument, (data) => data.prepareContract);
  // The newest of each format first, then what it replaced.
  const documents = [...(contract?.documents ?? [])].reverse();
  const hasCurrent = documents.some(({ isCurrent }) => isCurrent);
  const write = async () => {
    const input = { dealId: deal.id, expectedVersion: deal.version };
    if (await prepare.run({ input })) await changed();
  };
  return (
    <section aria-labelledby="contract-documents">
      <h3 id="contract-documents">{t('documents')}</h3>
      <p className="f-quiet">{t('documentsText')}</p>
      {documents.length === 0 && <p>{t('noDocuments')}</p>}
      <ul className={styles.list}>
        {documents.map(({ id, format, isCurrent, at, file }) => (
          <li key={id}>
            <Tag color={isCurrent ? 'processing' : 'default'}>{t(`format${format}`)}</Tag>
            <FileLink file={file} />{' '}
            <Tag color={isCurrent ? 'success' : 'default'}>{isCurrent ? t('current') : t('stale')}</Tag>
            <div className="f-quiet">
              <DateTime value={at} exact />
            </div>
          </li>
        ))}
      </ul>
      {can('PREPARE_CONTRACT') && (
        <Button
          type={hasCurrent ? 'default' : 'primary'}
          loading={prepare.running}
          onClick={() => void write()}
        >
          {documents.length > 0 ? t('prepareAgain') : t('prepare')}
        </Button>
      )}
      <Refusals errors={prepare.refusals} explain={explain} />
      <FaultAlert fault={prepare.fault} />
      {can('SIGN') && <Signing />}
    </section>
  );
}

function Signing() {
  const t = useMessages(contractMessages);
  const { deal, changed } = useContract();
  const explain = useContractExplain();
  const sign = useAction(SignDealDocument, (data) => data.signDeal);
  const [asked, setAsked] = useState(false);
  const run = async () => {
    if (!(await sign.run({ input: { dealId: deal.id, expectedVersion: deal.version } }))) return;
    setAsked(false);
    await changed();
  };
  return (
    <div style={{ marginTop: 20 }}>
      <p className="f-quiet">{t('signText')}</p>
      <Button type="primary" onClick={() => setAsked(true)}>
        {t('signButton')}
      </Button>
      {asked && (
        <Modal
          open
          title={t('signDialog')}
          okText={t('signButton')}
          confirmLoading={sign.running}
          onOk={() => void run()}
          onCancel={() => setAsked(false)}
        >
          <p>
            {deal.title} · {deal.owner.name} ⇄ {deal.enterprise.name}
          </p>
          <p>{t('signDialogText')}</p>
          <Refusals errors={sign.refusals} explain={explain} />
          <FaultAlert fault={sign.fault} />
        </Modal>
      )}
    </div>
  );
}
