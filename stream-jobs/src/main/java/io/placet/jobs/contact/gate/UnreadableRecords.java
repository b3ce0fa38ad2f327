package io.placet.jobs.contact.gate;

import io.placet.schemas.avro.PositionedEntry;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of the records of the contact at hand that cannot be read. Each may be a withdrawal, so
 * while there is one nothing of the contact goes on; it is told as removed or replaced by its key.
 */
final class UnreadableRecords {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecords.class);

  private final RecentContacts recent;
  private final ListState<String> keys;

  UnreadableRecords(RuntimeContext context, RecentContacts recent) {
    this.recent = recent;
    keys = context.getListState(new ListStateDescriptor<>("unreadable", Types.STRING));
  }

  boolean isEmpty(String contact) throws Exception {
    RecentContacts.Known known = recent.of(contact);
    if (!known.allIsReadable) {
      known.allIsReadable = !keys.get().iterator().hasNext();
    }
    return known.allIsReadable;
  }

  /**
   * Notes a record; whether it was not noted before.
   *
   * @param entry where it is in the log
   */
  boolean add(String contact, String key, PositionedEntry entry) throws Exception {
    if (all().contains(key)) {
      return false;
    }
    recent.of(contact).allIsReadable = false;
    keys.add(key);
    LOG.atError()
        .addKeyValue("partition", entry.getPartition())
        .addKeyValue("offset", entry.getOffset())
        .log(
            "A record of contact-log cannot be read: its contact is withheld until the record is removed or replaced under its key");
    return true;
  }

  /** Takes a record out again; whether it was there. */
  boolean remove(String contact, String key) throws Exception {
    if (isEmpty(contact)) {
      return false;
    }
    List<String> rest = all();
    if (!rest.remove(key)) {
      return false;
    }
    keys.update(rest);
    return true;
  }

  void clear() {
    keys.clear();
  }

  private List<String> all() throws Exception {
    List<String> all = new ArrayList<>();
    keys.get().forEach(all::add);
    return all;
  }
}
