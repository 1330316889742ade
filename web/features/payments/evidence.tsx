import type { EvidencePartsFragment } from '../../generated/payments/graphql.ts';
import styles from './room/money.module.css';

/** Files of a report, a record or a line, to open. */
export function Evidence({ files }: { files: readonly EvidencePartsFragment[] }) {
  if (files.length === 0) return null;
  return (
    <span className={styles.files}>
      {files.map(({ id, name, url }) => (
        <a key={id} href={url} target="_blank" rel="noreferrer">
          {name}
        </a>
      ))}
    </span>
  );
}
