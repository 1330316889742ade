import { useState } from 'react';
import { FileUpload } from '../../../ui/file-upload.tsx';

/** One file as a field of a form; the value is its id. */
export function FileField({
  value,
  onChange,
  present,
}: {
  value?: string | null;
  onChange?: (id: string) => void;
  /** Name of the file that is there already. */
  present?: string | null;
}) {
  const [name, setName] = useState<string | null>(present ?? null);
  return (
    <>
      {(value || present) && <div style={{ overflowWrap: 'anywhere' }}>{name}</div>}
      <FileUpload
        onUploaded={(file) => {
          setName(file.name);
          onChange?.(file.id);
        }}
      />
    </>
  );
}
