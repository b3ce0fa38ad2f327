import { readConsentFigures, readRegister } from '../api/client';
import { usePolled } from '../api/usePolled';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { clockTime } from '../ui/time';
import { DuplicateList } from './DuplicateList';
import { ExpiringList } from './ExpiringList';
import { NoticeTable } from './NoticeTable';
import { RateTable } from './RateTable';
import { ShutOffList } from './ShutOffList';

/** The gateway counts no more often. */
const FIGURES_INTERVAL_MS = 10_000;
const REGISTER_INTERVAL_MS = 60_000;

const SECTIONS = [
  { id: 'rates', label: 'Rates' },
  { id: 'expiring', label: 'Expiring', scope: 'consents:read' },
  { id: 'notices', label: 'Notices' },
  { id: 'all-shut-offs', label: 'Shut-offs', scope: 'shut-offs:read' },
  { id: 'duplicates', label: 'Suspected duplicates', scope: 'contacts:find' },
] as const;

/**
 * How consent stands over all contacts, and what about it needs someone.
 *
 * @param shutOff the receipt that another screen led to
 */
export function Consent({ shutOff }: { shutOff: string | undefined }) {
  const figures = usePolled(readConsentFigures, FIGURES_INTERVAL_MS);
  const register = usePolled(readRegister, REGISTER_INTERVAL_MS);
  const may = useMay();
  return (
    <>
      <div className="title">
        <h1>Consent</h1>
        {figures.phase === 'known' && <p className="as-of">Counted at {clockTime(new Date(figures.value.asOf))}</p>}
      </div>
      <ul className="contents" aria-label="On this page">
        {SECTIONS.filter((section) => !('scope' in section) || may(section.scope)).map(({ id, label }) => (
          <li key={id}>
            <button type="button" onClick={() => goTo(id)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
      <section aria-labelledby="rates">
        <h2 id="rates" tabIndex={-1}>
          Rates
        </h2>
        <PolledView polled={figures}>{(known) => <RateTable figures={known} />}</PolledView>
      </section>
      {may('consents:read') && <ExpiringList />}
      <section aria-labelledby="notices">
        <h2 id="notices" tabIndex={-1}>
          Notices
        </h2>
        <PolledView polled={register}>{(known) => <NoticeTable notices={known.notices} />}</PolledView>
      </section>
      {may('shut-offs:read') && <ShutOffList asked={shutOff} />}
      {may('contacts:find') && <DuplicateList />}
    </>
  );
}

/** By script: the hash of an address names a place and nothing else. */
function goTo(id: string) {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
