import { useQuery } from '@apollo/client/react';
import { Switch } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  MatchDigestDocument,
  SetMatchDigestDocument,
  type SetMatchDigestMutation,
} from '../../../generated/demands-matching/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { matchingMessages } from './matching.messages.ts';

const pick = (data: SetMatchDigestMutation) => data.setMatchDigest;

/** Whether the weekly mail of matches is wanted. */
export function DigestSwitch() {
  const t = useMessages(matchingMessages);
  const { data } = useQuery(MatchDigestDocument);
  const action = useAction(SetMatchDigestDocument, pick, { refetchQueries: ['MatchDigest'] });
  return (
    <label htmlFor="match-digest">
      <Switch
        id="match-digest"
        size="small"
        checked={data?.matchDigest.wanted ?? true}
        disabled={!data}
        loading={action.running}
        onChange={(wanted) => void action.run({ input: { wanted } })}
      />{' '}
      {t('digest')}
      <FaultAlert fault={action.fault} />
    </label>
  );
}
