import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { Alert, Button, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../app/i18n.tsx';
import { uiMessages } from './messages.ts';

/** What `POST /files` answers. */
export interface UploadedFile {
  id: string;
  name: string;
  size: number;
  sha256: string;
  url: string;
}

const MEGABYTE = 1024 * 1024;
const DEFAULT_LIMIT_MB = 20;

function isUploadedFile(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}

/** What a file is for; the server takes other types and sizes for each. */
export type UploadPurpose = 'document' | 'picture' | 'import';

/**
 * Sends one file as the raw body of `POST /files?name=…&purpose=…` and reports the progress in percent. Rejects with
 * `network` when the connection broke and `refused` when the server said no (type, size, session).
 */
export function uploadFile(
  file: File,
  onProgress: (percent: number) => void,
  purpose: UploadPurpose = 'document',
): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/files?name=${encodeURIComponent(file.name)}&purpose=${purpose}`);
    request.setRequestHeader('x-requested-with', 'fruition');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    };
    request.onerror = () => reject(new Error('network'));
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status < 300 && isUploadedFile(answer)) resolve(answer);
      else reject(new Error('refused'));
    };
    request.send(file);
  });
}

interface Props {
  onUploaded: (file: UploadedFile) => void;
  accept?: string;
  limitMb?: number;
  disabled?: boolean;
  label?: string;
  purpose?: UploadPurpose;
  /** What to say when the server does not take the file, where the page knows better than the general words. */
  refusedText?: string;
}

/** Chooses one file, sends it with a progress bar, and hands the stored file on. */
export function FileUpload(props: Props) {
  const { onUploaded, accept, limitMb = DEFAULT_LIMIT_MB, disabled, label, purpose, refusedText } = props;
  const t = useMessages(uiMessages);
  const { locale } = useLanguage();
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte' }).format(limitMb);

  const send = async (file: File) => {
    if (file.size > limitMb * MEGABYTE) return setProblem(t('uploadTooLarge', { size }));
    setProblem(null);
    setPercent(0);
    try {
      onUploaded(await uploadFile(file, setPercent, purpose));
    } catch (error) {
      setProblem(
        error instanceof Error && error.message === 'network'
          ? t('faultNetwork')
          : (refusedText ?? t('uploadRefused')),
      );
    } finally {
      setPercent(null);
    }
  };

  return (
    <div>
      <Upload
        accept={accept ?? ''}
        showUploadList={false}
        disabled={disabled || percent !== null}
        customRequest={({ file }) => void (file instanceof File && send(file))}
      >
        <Button icon={<UploadOutlined />} loading={percent !== null} disabled={disabled === true}>
          {label ?? t('uploadChoose')}
        </Button>
      </Upload>
      <div className="f-quiet">{t('uploadHint', { size })}</div>
      {percent !== null && <Progress percent={percent} aria-label={t('uploadProgress', { percent })} />}
      <div role="alert">{problem && <Alert type="error" showIcon title={problem} />}</div>
    </div>
  );
}
