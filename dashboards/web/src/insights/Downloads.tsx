import { useState } from 'react';
import type { FileFormat } from '../api/insights';
import type { Failure, Outcome } from '../api/outcome';
import { saveFile } from '../ui/download';
import { FailureNote } from '../ui/FailureNote';

interface Props {
  name: string;
  take: (format: FileFormat) => Promise<Outcome<Blob>>;
}

const FORMATS: readonly { format: FileFormat; label: string }[] = [
  { format: 'csv', label: 'CSV' },
  { format: 'parquet', label: 'Parquet' },
];

/** The same figures as a file. */
export function Downloads({ name, take }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function save(format: FileFormat) {
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await take(format);
    setBusy(false);
    if (outcome.ok) {
      saveFile(`${name}.${format}`, outcome.value);
    } else {
      setFailure(outcome.failure);
    }
  }

  return (
    <>
      <div className="actions">
        {FORMATS.map(({ format, label }) => (
          <button key={format} type="button" className="small" aria-disabled={busy} onClick={() => save(format)}>
            Download {label}
          </button>
        ))}
      </div>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
