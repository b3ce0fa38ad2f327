package io.placet.jobs.contact.gate;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Keys of the records of the contact at hand that cannot be read. Each may be a withdrawal, so
 * while there is one nothing of the contact goes on; it is told as removed or replaced by its key.
 */
final class UnreadableRecords {
  private final ListState<String> keys;

  UnreadableRecords(RuntimeContext context) {
    keys = context.getListState(new ListStateDescriptor<>("unreadable", Types.STRING));
  }

  boolean isEmpty() throws Exception {
    return !keys.get().iterator().hasNext();
  }

  /** Notes a record; whether it was not noted before. */
  boolean add(String key) throws Exception {
    if (all().contains(key)) {
      return false;
    }
    keys.add(key);
    return true;
  }

  /** Takes a record out again; whether it was there. */
  boolean remove(String key) throws Exception {
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
