package io.placet.acceptance.linearizability;

import io.placet.acceptance.linearizability.Connection.Reply;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client's connections to each gateway, several to each, as a connection answers one request
 * after another. One that fails is made anew for the next request.
 */
final class Lanes implements AutoCloseable {
  /** To each gateway. */
  static final int WIDTH = 4;

  private final @Nullable Connection[][] connections = new Connection[Cluster.INSTANCES][WIDTH];

  /** Sends a request; whether the connection took it. */
  boolean send(Instance instance, int lane, String path, String token, String body) {
    try {
      Connection connection = connections[instance.number()][lane];
      if (connection == null) {
        connection = new Connection(instance.port());
        connections[instance.number()][lane] = connection;
      }
      connection.send(path, token, body);
      return true;
    } catch (IOException lost) {
      drop(instance.number(), lane);
      return false;
    }
  }

  /** The answer to what was sent there last; nothing where it is lost. */
  Optional<Reply> receive(Instance instance, int lane) {
    Connection connection = connections[instance.number()][lane];
    if (connection == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(connection.receive());
    } catch (IOException lost) {
      drop(instance.number(), lane);
      return Optional.empty();
    }
  }

  private void drop(int instance, int lane) {
    Connection connection = connections[instance][lane];
    connections[instance][lane] = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException closed) {
        // it is of no use anyway
      }
    }
  }

  @Override
  public void close() {
    for (int instance = 0; instance < Cluster.INSTANCES; instance++) {
      for (int lane = 0; lane < WIDTH; lane++) {
        drop(instance, lane);
      }
    }
  }
}
