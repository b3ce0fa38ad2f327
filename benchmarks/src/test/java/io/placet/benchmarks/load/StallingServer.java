package io.placet.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Answers one connection, and stalls once. */
final class StallingServer implements AutoCloseable {
  private static final String LAST_OF_REQUEST = "\r\n\r\n{}";

  private final ServerSocket listening;

  private StallingServer(ServerSocket listening) {
    this.listening = listening;
  }

  /**
   * Starts it on a free port.
   *
   * @param stallAt number of the request before whose answer it stalls
   */
  static StallingServer start(String body, int stallAt, Duration stall) throws IOException {
    ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    byte[] answer =
        ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
            .getBytes(ISO_8859_1);
    Thread thread =
        new Thread(() -> serve(listening, answer, stallAt, stall.toNanos()), "stalling-server");
    thread.setDaemon(true);
    thread.start();
    return new StallingServer(listening);
  }

  private static void serve(ServerSocket listening, byte[] answer, int stallAt, long stallNanos) {
    try (Socket socket = listening.accept()) {
      socket.setTcpNoDelay(true);
      for (int request = 0; awaitRequest(socket.getInputStream()); request++) {
        if (request == stallAt) {
          stall(stallNanos);
        }
        socket.getOutputStream().write(answer);
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void stall(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static boolean awaitRequest(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf(LAST_OF_REQUEST) < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      request.append((char) next);
    }
    return true;
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
