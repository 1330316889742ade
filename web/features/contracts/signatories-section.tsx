import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { type ContractView, useContract, useSigners } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';
import { FileLink } from './file-link.tsx';
import { SignatoriesEditor } from './signatories-editor.tsx';

/** Who signs for each party; each side names its own. */
export function SignatoriesSection({ contract }: { contract: ContractView | null | undefined }) {
  const t = useMessages(contractMessages);
  const { can } = useContract();
  const signers = useSigners();
  const [editing, setEditing] = useState(false);
  const signatories = contract?.signatories ?? [];
  return (
    <section aria-labelledby={contract ? 'contract-signatories' : 'deal-contract'}>
      <h3 id={contract ? 'contract-signatories' : 'deal-contract'} tabIndex={-1}>
        {t('signatories')}
      </h3>
      <p className="f-quiet">{t('signatoriesText')}</p>
      <ul className={styles.list}>
        {signers.map((signer) => {
          const named = signatories.filter(
            ({ side, partyId }) => side === signer.side && partyId === signer.partyId,
          );
          return (
            <li key={signer.key}>
              <strong>{signer.name}</strong>
              {named.length === 0 && <div className="f-quiet">{t('noSignatories')}</div>}
              {named.map(({ name, position, authority, authorityFile }) => (
                <div key={`${name}:${position}`}>
                  {name}，{position} <Tag>{t(`authority${authority}`)}</Tag>
                  {authorityFile && <FileLink file={authorityFile} />}
                </div>
              ))}
            </li>
          );
        })}
      </ul>
      {can('EDIT_SIGNATORIES') && !editing && (
        <Button onClick={() => setEditing(true)}>{t('editSignatories')}</Button>
      )}
      {editing && <SignatoriesEditor signatories={signatories} onClose={() => setEditing(false)} />}
    </section>
  );
}
