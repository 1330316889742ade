import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../app/i18n.tsx';
import { FileUpload } from './file-upload.tsx';
import { uiMessages } from './messages.ts';

interface Props {
  /** Given by the form item around it. */
  id?: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
  /** How many files at most; 10 unless told. */
  max?: number;
  label?: string;
  /** Names of files that were there before. */
  known?: readonly { id: string; name: string }[];
}

/** Documents as a field of a form: the value is the list of ids of the uploads. */
export function UploadedFiles({ value = [], onChange, max = 10, label, known = [] }: Props) {
  const t = useMessages(uiMessages);
  const [names, setNames] = useState<Record<string, string>>({});
  const nameOf = (fileId: string) => names[fileId] ?? known.find(({ id }) => id === fileId)?.name ?? fileId;
  return (
    <div>
      {value.length > 0 && (
        <ul style={{ margin: '0 0 8px', paddingLeft: 20 }}>
          {value.map((fileId) => (
            <li key={fileId}>
              {nameOf(fileId)}{' '}
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('uploadRemove', { name: nameOf(fileId) })}
                onClick={() => onChange?.(value.filter((each) => each !== fileId))}
              />
            </li>
          ))}
        </ul>
      )}
      {value.length < max && (
        <FileUpload
          {...(label ? { label } : {})}
          onUploaded={({ id, name }) => {
            setNames((present) => ({ ...present, [id]: name }));
            onChange?.([...value, id]);
          }}
        />
      )}
    </div>
  );
}
