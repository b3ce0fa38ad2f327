package io.placet.jobs.contact.profile;

import io.placet.schemas.avro.ContactMark;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.api.TimerService;

/** Reads contacts that are met, and stores, remembers or forgets them after that. */
record Contacts(
    ContactState state,
    EarlierContact earlier,
    RecentContacts recent,
    ReadRights rights,
    Judge judge,
    ProfileMetrics metrics) {
  /** The contact at hand. */
  Contact meet(String subject, DefinitionsInForce definitions, TimerService timers)
      throws Exception {
    Contact known = recent.find(subject);
    return known == null ? read(definitions, timers) : known;
  }

  private Contact read(DefinitionsInForce definitions, TimerService timers) throws Exception {
    metrics.taken().inc();
    Optional<ContactMark> mark = state.mark();
    if (mark.isPresent()) {
      Contact contact = new Contact(mark.get(), true, state.members());
      contact.history(state.history(), rights);
      contact.mail(state.mail());
      return contact;
    }
    Optional<EarlierContact.Taken> taken = earlier.takeOver(state, timers);
    if (taken.isEmpty()) {
      return new Contact(Contact.noMark(), false, new TreeMap<>());
    }
    Contact contact = new Contact(taken.get().mark(), true, state.members());
    contact.change();
    contact.history(state.history(), rights);
    contact.follow(definitions.planOf(taken.get().versions()).of(judge.known(contact)));
    return contact;
  }

  /** Plans the next look at a contact, and stores and remembers what is to be. */
  void leave(Turn turn) throws Exception {
    Contact contact = turn.contact();
    if (contact.isNobody()) {
      forget(turn);
      return;
    }
    if (contact.live() == null && contact.hasHistory() && contact.mark().getTimer() == null) {
      judge.refresh(turn);
      judge.live(turn);
    }
    Timers.plan(contact, turn.timers());
    contact.save(state);
    contact.putAside();
    recent.keep(turn.subject(), contact);
  }

  /** Nothing of a contact stays, nor is anything planned for it. */
  void forget(Turn turn) {
    if (turn.contact().isMarked()) {
      Timers.dropAll(turn.contact(), turn.timers());
      state.clear();
    }
    recent.forget(turn.subject());
  }
}
