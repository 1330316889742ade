import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import type { BidPartsFragment } from '../../../../generated/demands-bidding/graphql.ts';
import { FileUpload } from '../../../../ui/file-upload.tsx';
import { biddingMessages } from '../bidding.messages.ts';

const MOST = 20;

/** Files of the draft. */
export function FilesStep({ bid }: { bid: BidPartsFragment }) {
  const t = useMessages(biddingMessages);
  return (
    <>
      <p className="f-quiet">{t('filesHint')}</p>
      <Form.Item name="fileIds" label={t('files')}>
        <Files known={bid.files} />
      </Form.Item>
    </>
  );
}

interface Props {
  value?: readonly string[];
  onChange?: (ids: string[]) => void;
  known: readonly { id: string; name: string }[];
}

function Files({ value = [], onChange, known }: Props) {
  const t = useMessages(biddingMessages);
  const [fresh, setFresh] = useState<Record<string, string>>({});
  const nameOf = (id: string) => known.find((file) => file.id === id)?.name ?? fresh[id] ?? id;
  return (
    <div>
      <ul style={{ paddingLeft: 20 }}>
        {value.map((id) => (
          <li key={id}>
            <a href={`/files/${id}`}>{nameOf(id)}</a>{' '}
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('removeFile', { name: nameOf(id) })}
              onClick={() => onChange?.(value.filter((each) => each !== id))}
            />
          </li>
        ))}
      </ul>
      {value.length < MOST && (
        <FileUpload
          label={t('upload')}
          onUploaded={({ id, name }) => {
            setFresh((present) => ({ ...present, [id]: name }));
            onChange?.([...value, id]);
          }}
        />
      )}
    </div>
  );
}
