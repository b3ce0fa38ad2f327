package io.placet.dashboards.insight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements that were prepared before, by connection, the least used of too many closed: to plan a
 * question takes as long as to answer most. A connection is one thread's at a time.
 */
final class Statements {
  private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
  private static final int MOST = 128;

  private final Map<Connection, Prepared> all = new HashMap<>();

  /** Not to be closed by whoever asks. */
  PreparedStatement of(String sql, Connection connection) throws SQLException {
    Prepared prepared;
    synchronized (all) {
      if (!all.containsKey(connection)) {
        forgetClosed();
      }
      prepared = all.computeIfAbsent(connection, first -> new Prepared());
    }
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  private void forgetClosed() throws SQLException {
    for (Connection known : List.copyOf(all.keySet())) {
      if (known.isClosed()) {
        all.remove(known);
      }
    }
  }

  private static final class Prepared extends LinkedHashMap<String, PreparedStatement> {
    private static final long serialVersionUID = 1L;

    Prepared() {
      super(MOST, 1, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
      if (size() <= MOST) {
        return false;
      }
      try {
        eldest.getValue().close();
      } catch (SQLException unclean) {
        LOG.atDebug().setCause(unclean).log("A statement was not closed cleanly");
      }
      return true;
    }
  }
}
