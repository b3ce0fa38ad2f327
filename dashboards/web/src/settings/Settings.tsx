import { Forbidden } from '../ui/Forbidden';
import { useMay } from '../ui/scopes';
import { AuditTrail } from './AuditTrail';
import { EpochList } from './EpochList';
import { Reidentification } from './Reidentification';

const SCOPES = ['pseudonyms:rotate', 'pseudonyms:reidentify', 'audit:read'];

/** Keys of pseudonyms, and who did what. */
export function Settings() {
  const may = useMay();
  return (
    <>
      <div className="title">
        <h1>Settings: keys and audit</h1>
      </div>
      {!SCOPES.some(may) && <Forbidden />}
      {may('pseudonyms:rotate') && <EpochList />}
      {may('pseudonyms:reidentify') && <Reidentification />}
      {may('audit:read') && <AuditTrail />}
    </>
  );
}
