package io.placet.gateway.log;

/** What a view keeps apart. */
public enum Family {
  /** Topic and partition to position. */
  POSITIONS,
  /** Subject id to all that stands. */
  STANDINGS,
  /** Subject id and offset to consent record. */
  RECORDS,
  /** Alias and subject id to contact. */
  ALIASES,
  /** Receipt id to shut-off receipt. */
  SHUT_OFFS,
  /** Gateway instance to the time of a young marker. */
  GATEWAYS,
  /** Receipt ids whose proof by stable offsets is under way. */
  STREAM_PROOFS,
  /** Pseudonym and segment to membership. */
  MEMBERSHIPS,
  /** Segment and pseudonym to nothing. */
  SEGMENT_MEMBERS,
  /** Pseudonym and score to value. */
  SCORES,
  /** Score and pseudonym to nothing. */
  SCORE_HOLDERS,
  /** Segment, newest first, to entry or exit. */
  SEGMENT_CHANGES,
  /** Point and reason to count. */
  WITHHELD,
  /** Hour or day to count of withheld events. */
  WITHHELD_HISTORY,
  /** Kind of time and hour or day to count of admitted events. */
  ADMITTED_HISTORY,
  /** Segment, kind of change and hour or day to count of changes. */
  SEGMENT_HISTORY,
  /** Key of a version of a definition to its offset and what it says. */
  DEFINITIONS,
  /** Contact and definition to the re-evaluation that was asked for. */
  REEVALUATIONS_ASKED,
  /** Partition and offset of an asked re-evaluation that is done, to nothing. */
  REEVALUATIONS_DONE,
  /** Run of re-evaluations for which all contacts were asked, to their number. */
  REEVALUATION_RUNS,
  /** Subject id and event id of a sampled contact to the event behind the gate. */
  SAMPLE,
  /** Partition and offset to the register published there, and each register's text by its hash. */
  REGISTERS,
  /** Name of what is stored to the form it is stored in; absent: the first. */
  FORMS,
  /** Whether open, or when acknowledged, and receipt id to nothing. */
  SHUT_OFF_INDEX,
  /** Alias that leads to several customers to its kind. */
  DUPLICATES,
  /** Id of a link that opens once to the session it opened. */
  OPENED_LINKS,
  /** Subject id that an erasure used up to the erasure's id. */
  ERASED,
  /** Erasure id to what is known of it. */
  ERASURES,
  /** Token of an address to what was refused behind it. */
  KEPT_REFUSALS,
  /** Subject id and alias to the address, sealed, and its offset. */
  CONTACT_ADDRESSES,
  /** Id of an uploaded list to its newest upload. */
  LISTS,
  /** Uploaded list and subject id to the offset of the record that says so. */
  LIST_MEMBERS,
  /** Uploaded list to the number of its members. */
  LIST_SIZES,
  /** Audience id to the audience. */
  AUDIENCES,
  /** Export id and offset to what became of it. */
  EXPORTS,
  /** Export id to whom it was for, why, and what it told. */
  EXPORT_YEARS,
  /** Time and id to what was refused about an audience. */
  AUDIENCE_REFUSALS,
  /** Caller and day to contacts that were taken of the quota. */
  QUOTAS,
  /** Receiver's id to the receiver. */
  DESTINATIONS,
  /** Receiver and subject id to what the receiver was told of the contact. */
  TOLD,
  /** Token of a request with an idempotency key to what is known of it. */
  REQUESTS,
  /** Receiver and subject id, each before the other, to what the receiver may know. */
  DISCLOSED
}
