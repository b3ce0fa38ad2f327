import { Forbidden } from '../ui/Forbidden';
import { useMay } from '../ui/scopes';
import { type View, Views } from '../ui/Views';
import { AudienceList } from './AudienceList';
import { ChangeAudience } from './ChangeAudience';
import { DestinationList } from './DestinationList';
import { ExportList } from './ExportList';
import { Lists } from './Lists';
import { NewAudience } from './NewAudience';
import { RefusalList } from './RefusalList';

const VIEWS: readonly View[] = [
  { id: 'all', label: 'Audiences' },
  { id: 'lists', label: 'Lists' },
  { id: 'destinations', label: 'Destinations' },
  { id: 'exports', label: 'Exports' },
  { id: 'refusals', label: 'Refusals' },
];

/** What needs more than reading. */
const WRITING = ['new', 'change'];

/**
 * Whom recipients are told of: audiences, what left, and what was refused.
 *
 * @param rest of the address: none or `all`, `lists`, `destinations`, `exports`, `refusals`, or `new`, or `change` and the id of one
 */
export function Audiences({ rest: [view = 'all', id] }: { rest: readonly string[] }) {
  const may = useMay();
  if (!may(WRITING.includes(view) ? 'audiences:write' : 'audiences:read')) {
    return <Forbidden />;
  }
  if (view === 'new') {
    return <NewAudience />;
  }
  if (view === 'change' && id !== undefined) {
    return <ChangeAudience key={id} id={id} />;
  }
  const shown = VIEWS.some(({ id }) => id === view) ? view : 'all';
  return (
    <>
      <div className="title">
        <h1>Audiences</h1>
        {may('audiences:write') && (
          <a className="button" href="#/audiences/new">
            New audience
          </a>
        )}
      </div>
      <Views of="audiences" views={VIEWS} shown={shown} hrefOf={(id) => `#/audiences/${id}`} />
      <Shown view={shown} />
    </>
  );
}

function Shown({ view }: { view: string }) {
  switch (view) {
    case 'lists':
      return <Lists />;
    case 'destinations':
      return <DestinationList />;
    case 'exports':
      return <ExportList />;
    case 'refusals':
      return <RefusalList />;
    default:
      return <AudienceList />;
  }
}
