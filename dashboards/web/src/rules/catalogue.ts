/** What the rules of a purpose may name, as the gateway says; this is all that the controls of the builder know. */
export interface Catalogue {
  events: readonly EventKind[];
  traits: readonly Property[];
  scores: readonly Named[];
  segments: readonly Named[];
  channels: readonly string[];
  /** Purposes of direct marketing. */
  reachPurposes: readonly Named[];
}

export interface EventKind {
  name: string;
  properties: readonly Property[];
}

export type PropertyKind = 'text' | 'whole' | 'decimal' | 'flag' | 'unreadable';

export interface Property {
  name: string;
  kind: PropertyKind;
  operators: readonly string[];
}

export interface Named {
  id: string;
  name: string;
}

export const propertiesOf = ({ events }: Catalogue, event: string | undefined): readonly Property[] =>
  events.find(({ name }) => name === event)?.properties ?? [];

export const isNumber = ({ kind }: Property): boolean => kind === 'whole' || kind === 'decimal';

export const isReadable = ({ kind }: Property): boolean => kind !== 'unreadable';
