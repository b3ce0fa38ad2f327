import type { ReactNode } from 'react';
import { readable } from '../ui/words';
import type { Summary } from './kind';

/** In a row: what is special to a kind of definition, then what all have. */
export function Facts({ of: { purpose, owner, version }, children }: { of: Summary; children: ReactNode }) {
  return (
    <dl className="facts">
      {children}
      <Fact label="Purpose">{readable(purpose)}</Fact>
      <Fact label="Owner">{owner === '' ? '–' : owner}</Fact>
      <Fact label="Version">{version}</Fact>
    </dl>
  );
}

export function Fact({ label, children, main = false }: { label: string; children: ReactNode; main?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={main ? 'shown' : undefined}>{children}</dd>
    </div>
  );
}
