import { useMessages } from '../../app/i18n.tsx';
import type { ContractFilePartsFragment } from '../../generated/contracts/graphql.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';

const SHOWN_DIGEST = 16;

/** A file to download, with the beginning of its digest; the whole one is in its title. */
export function FileLink({ file }: { file: ContractFilePartsFragment }) {
  const t = useMessages(contractMessages);
  return (
    <>
      <a href={file.url}>{file.name}</a>{' '}
      <span className={`f-quiet ${styles.digest}`} title={file.sha256}>
        {t('digest', { start: file.sha256.slice(0, SHOWN_DIGEST) })}
      </span>
    </>
  );
}
