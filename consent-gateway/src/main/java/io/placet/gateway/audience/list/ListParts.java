package io.placet.gateway.audience.list;

import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.Room;
import java.time.Clock;

/** What the uploads of lists stand on. */
record ListParts(
    ContactLists lists,
    ListLog log,
    TakeOff takeOff,
    KnownContacts known,
    Identities identities,
    ContactView view,
    Barrier barrier,
    Room room,
    Clock clock) {}
