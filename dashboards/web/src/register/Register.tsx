import { readRegister, sheetPath } from '../api/client';
import type { Category, Register as Declared } from '../api/types';
import { usePolled } from '../api/usePolled';
import { AsOf } from '../ui/AsOf';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { readable } from '../ui/words';
import { DisclosureTables } from './DisclosureTables';
import { PurposeTable } from './PurposeTable';

const INTERVAL_MS = 60_000;

const CATEGORY: readonly Column<Category>[] = [
  { label: 'Category', cell: ({ id }) => readable(id) },
  { label: 'Description', cell: ({ description }) => description },
];

const RECIPIENTS: readonly Column<Declared['recipients'][number]>[] = [
  { label: 'Recipient', cell: ({ name }) => name },
  { label: 'Purposes', cell: ({ purposes }) => purposes.map(readable).join(', ') },
  { label: 'Agreement', cell: ({ processorAgreement }) => processorAgreement },
  { label: 'Country', cell: ({ country }) => country },
  { label: 'Safeguard', cell: ({ safeguard }) => readable(safeguard) },
];

const POINTS: readonly Column<Declared['collectionPoints'][number]>[] = [
  { label: 'Collection point', cell: ({ id }) => id },
  { label: 'Description', cell: ({ description }) => description },
  { label: 'Purposes', cell: ({ purposes }) => purposes.map(readable).join(', ') },
  { label: 'Double opt-in', cell: ({ doubleOptIn }) => (doubleOptIn ? 'Yes' : 'No') },
];

/** The register that governs, as the sheet of Article 30 has it. */
export function Register() {
  const register = usePolled(readRegister, INTERVAL_MS);
  return (
    <>
      <div className="title">
        <h1>Register</h1>
        <AsOf of={[register]} />
      </div>
      <PolledView polled={register}>{(known) => <Sheet register={known} />}</PolledView>
    </>
  );
}

function Sheet({ register }: { register: Declared }) {
  return (
    <>
      <section aria-labelledby="sheet">
        <h2 id="sheet">Record of processing activities (GDPR Article 30)</h2>
        <ul className="downloads">
          <li>
            <a href={sheetPath('format=html&lang=en')}>To read and print, in English</a>
          </li>
          <li>
            <a href={sheetPath('format=html&lang=fr')} hrefLang="fr">
              To read and print, in French
            </a>
          </li>
          <li>
            <a href={sheetPath('format=csv&lang=en')}>As a table (CSV), in English</a>
          </li>
          <li>
            <a href={sheetPath('format=csv&lang=fr')} hrefLang="fr">
              As a table (CSV), in French
            </a>
          </li>
        </ul>
        <dl className="proof">
          <Party role="Controller" name={register.controller} contact={register.controllerContact} />
          <Party role="Data-protection officer" name={register.officer} contact={register.officerContact} />
          <div>
            <dt>SHA-256 of the register</dt>
            <dd>
              <code>{register.sha256}</code>
            </dd>
          </div>
        </dl>
      </section>
      <section aria-labelledby="purposes">
        <h2 id="purposes">Purposes</h2>
        <PurposeTable purposes={register.purposes} />
      </section>
      <section aria-labelledby="whom">
        <h2 id="whom">People and data</h2>
        <DataTable caption="Categories of people" columns={CATEGORY} rows={register.people} keyOf={({ id }) => id} />
        <DataTable caption="Categories of data" columns={CATEGORY} rows={register.data} keyOf={({ id }) => id} />
      </section>
      <section aria-labelledby="recipients">
        <h2 id="recipients">Recipients</h2>
        {register.recipients.length > 0 ? (
          <DataTable
            caption="An export to anyone else is refused"
            columns={RECIPIENTS}
            rows={register.recipients}
            keyOf={({ id }) => id}
          />
        ) : (
          <p className="quiet">The register declares no recipient.</p>
        )}
        <DisclosureTables recipients={register.recipients} />
      </section>
      <section aria-labelledby="points">
        <h2 id="points">Collection points</h2>
        <DataTable
          caption="Where consents are collected"
          columns={POINTS}
          rows={register.collectionPoints}
          keyOf={({ id }) => id}
        />
      </section>
      <section aria-labelledby="security">
        <h2 id="security">Security measures</h2>
        <ul className="plain">
          {register.securityMeasures.map((measure) => (
            <li key={measure}>{measure}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Party({ role, name, contact }: { role: string; name: string; contact: string }) {
  return (
    <div>
      <dt>{role}</dt>
      <dd>
        {name}, {contact}
      </dd>
    </div>
  );
}
