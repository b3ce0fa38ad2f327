package io.placet.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A kept-alive connection with at most one request under way. */
final class Connection implements AutoCloseable {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Answer answer = new Answer();
  private Request asked = Request.post("/", "", "", "");
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private long startedNanos;

  private Connection(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  static Connection open(int port, Selector selector) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return new Connection(channel, selector);
  }

  /**
   * Sends a request.
   *
   * @param startNanos when it was to start
   */
  void ask(Request request, long startNanos) throws IOException {
    asked = request;
    startedNanos = startNanos;
    answer.clear();
    unsent = ByteBuffer.wrap(request.bytes());
    sendOn();
  }

  /** Sends what the socket did not take at once. */
  void sendOn() throws IOException {
    channel.write(unsent);
    int interest =
        unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  /**
   * Reads what came; whether the answer is complete.
   *
   * @param buffer shared by all connections
   * @throws IllegalStateException if the answer is not the expected one
   */
  boolean read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new IllegalStateException("the server closed a connection");
    }
    if (!answer.take(buffer.flip())) {
      return false;
    }
    if (!asked.isAnsweredBy(answer)) {
      throw new IllegalStateException(
          "an answer was not as expected, its status is " + answer.status());
    }
    return true;
  }

  long startedNanos() {
    return startedNanos;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
