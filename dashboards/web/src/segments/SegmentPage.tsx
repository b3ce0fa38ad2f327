import { readSegment } from '../api/definitions';
import type { Segment } from '../api/types';
import { DefinitionPage, type DefinitionView } from '../definitions/DefinitionPage';
import { VersionList } from '../definitions/VersionList';
import { Flows } from './Flows';
import { SEGMENT } from './kind';
import { MemberList } from './MemberList';
import { SegmentFacts } from './SegmentFacts';
import { WhyInOrOut } from './WhyInOrOut';

const WHY = 'why';

const VIEWS: readonly DefinitionView<Segment>[] = [
  { id: 'members', label: 'Members', namesContacts: true, body: ({ id }, { explain }) => <MemberList id={id} onExplain={explain} /> },
  { id: 'flows', label: 'Flows', body: ({ id }) => <Flows id={id} /> },
  { id: 'versions', label: 'Versions', body: ({ versions }) => <VersionList versions={versions.map(({ rule, ...version }) => ({ ...version, tree: rule }))} /> },
  { id: WHY, label: 'Why in or out', namesContacts: true, body: ({ id }, asking) => <WhyInOrOut id={id} asking={asking} /> },
];

interface Props {
  id: string;
  view: string | undefined;
}

/** One segment: what it says, and a view of who is in it, who came and went, its versions, or one contact. */
export function SegmentPage({ id, view }: Props) {
  return (
    <DefinitionPage
      kind={SEGMENT}
      id={id}
      read={readSegment}
      sentence={({ sentence }) => sentence}
      facts={(segment) => <SegmentFacts segment={segment} />}
      views={VIEWS}
      explaining={WHY}
      view={view}
    />
  );
}
