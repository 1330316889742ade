import { Alert, Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { ConfirmImportDocument } from '../../generated/contracts/graphql.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type ContractView, useContract } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';
import { FileLink } from './file-link.tsx';

/** What is known of a contract that was signed before, and the enterprise's word on it. */
export function ImportSection({ contract }: { contract: ContractView }) {
  const t = useMessages(contractMessages);
  const { deal } = useContract();
  const waits = deal.state === 'SIGNED' && !contract.confirmedAt;
  return (
    <section aria-labelledby="contract-import">
      <h3 id="contract-import">{t('imported')}</h3>
      <p className="f-quiet">{t('importedText')}</p>
      <p style={{ whiteSpace: 'pre-line' }}>{contract.declaration}</p>
      <ul className={styles.list}>
        {contract.declarationFiles.map((file) => (
          <li key={file.id}>
            <FileLink file={file} />
          </li>
        ))}
      </ul>
      {waits && <Alert type="info" showIcon title={t('importWaits')} />}
      {waits && deal.mySide === 'ENTERPRISE' && <Answer />}
    </section>
  );
}

function Answer() {
  const t = useMessages(contractMessages);
  const { deal, changed } = useContract();
  const [asked, setAsked] = useState<'confirm' | 'deny' | null>(null);
  const answer = useAction(ConfirmImportDocument, (data) => data.confirmImport);
  const send = async (confirmed: boolean, reason: string | null) => {
    const input = { dealId: deal.id, expectedVersion: deal.version, confirmed, reason };
    if (!(await answer.run({ input }))) return;
    setAsked(null);
    await changed();
  };
  return (
    <Space style={{ marginTop: 12 }}>
      <Button type="primary" onClick={() => setAsked('confirm')}>
        {t('confirmImport')}
      </Button>
      <Button danger onClick={() => setAsked('deny')}>
        {t('denyImport')}
      </Button>
      {asked === 'confirm' && (
        <Modal
          open
          title={t('confirmImport')}
          okText={t('confirmImport')}
          confirmLoading={answer.running}
          onOk={() => void send(true, null)}
          onCancel={() => setAsked(null)}
        >
          <p>{t('confirmText')}</p>
          <Refusals errors={answer.refusals} />
          <FaultAlert fault={answer.fault} />
        </Modal>
      )}
      {asked === 'deny' && (
        <ReasonDialog
          title={t('denyImport')}
          text={t('denyText')}
          label={t('denyReason')}
          ok={t('denyImport')}
          danger
          action={answer}
          onReason={(reason) => void send(false, reason)}
          onCancel={() => setAsked(null)}
        />
      )}
    </Space>
  );
}
