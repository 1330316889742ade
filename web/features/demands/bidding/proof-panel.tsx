import { useApolloClient } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type FaultKind, faultKind } from '../../../app/apollo.ts';
import { useMessages } from '../../../app/i18n.tsx';
import { BidProofDocument } from '../../../generated/demands-bidding/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';

interface Props {
  bidId: string;
  digest: string;
}

/** Reckons the digest of a bid in the browser and says whether it is the one that was handed in. */
export function ProofPanel({ bidId, digest }: Props) {
  const t = useMessages(biddingMessages);
  const client = useApolloClient();
  const [outcome, setOutcome] = useState<'good' | 'bad' | null>(null);
  const [fault, setFault] = useState<FaultKind | null>(null);
  const verify = async () => {
    setFault(null);
    try {
      const { data } = await client.query({
        query: BidProofDocument,
        variables: { id: bidId },
        fetchPolicy: 'no-cache',
      });
      const proof = data?.bid?.proof;
      setOutcome(proof && (await agrees(proof, digest)) ? 'good' : 'bad');
    } catch (error) {
      setFault(faultKind(error));
    }
  };
  return (
    <div className={styles.stack} style={{ gap: 8 }}>
      <span className={styles.digest}>{digest}</span>
      <p className="f-quiet" style={{ margin: 0 }}>
        {t('verifyText')}
      </p>
      <div>
        <Button onClick={() => void verify()}>{t('verify')}</Button>
      </div>
      <div role="status">
        {outcome === 'good' && <Alert type="success" showIcon title={t('verifyGood')} />}
        {outcome === 'bad' && <Alert type="error" showIcon title={t('verifyBad')} />}
      </div>
      <FaultAlert fault={fault} />
    </div>
  );
}

/** Browsers reckon only where the connection is safe; elsewhere the server's own word has to do. */
async function agrees(
  { salt, text, isIntact }: { salt: string; text: string; isIntact: boolean },
  digest: string,
): Promise<boolean> {
  return window.isSecureContext ? (await sha256(salt + text)) === digest : isIntact;
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
