import { Alert, Button, Space } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { queueMessages } from './queue.messages.ts';

interface Props {
  waiting: number;
  sending: boolean;
  away: boolean;
  refused: boolean;
  onRetry: () => void;
  onClear: () => void;
}

/** Says what still waits on this device to be sent, and why. */
export function QueueStatus({ waiting, sending, away, refused, onRetry, onClear }: Props) {
  const t = useMessages(queueMessages);
  if (waiting === 0)
    return (
      <p className="f-quiet" role="status" style={{ margin: 0 }}>
        {t('allSent')}
      </p>
    );
  return (
    <div role="status">
      <Alert
        type={refused ? 'error' : away ? 'warning' : 'info'}
        showIcon
        title={t(refused ? 'refused' : away ? 'away' : 'sending', { count: waiting })}
        description={
          <>
            <p style={{ marginTop: 0 }}>{t(refused ? 'refusedText' : 'kept')}</p>
            <Space wrap>
              <Button size="small" loading={sending} onClick={onRetry}>
                {t('retry')}
              </Button>
              {refused && (
                <Button size="small" danger onClick={onClear}>
                  {t('discard')}
                </Button>
              )}
            </Space>
          </>
        }
      />
    </div>
  );
}
