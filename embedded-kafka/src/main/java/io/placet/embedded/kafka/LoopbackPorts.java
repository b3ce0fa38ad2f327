package io.placet.embedded.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The two free ports a node needs, found by binding them before Kafka does: Kafka halts the JVM.
 */
record LoopbackPorts(int client, int controller) {
  static final String HOST = "127.0.0.1";
  private static final byte[] HOST_BYTES = {127, 0, 0, 1};

  static LoopbackPorts free(int wantedClientPort) {
    // Both are held together so that they differ.
    try (ServerSocket client = bind(wantedClientPort);
        ServerSocket controller = bind(EmbeddedKafkaConfig.ANY_PORT)) {
      return new LoopbackPorts(client.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new EmbeddedKafkaException("Cannot release a port that was found free", e);
    }
  }

  String clientAddress() {
    return HOST + ":" + client;
  }

  String controllerAddress() {
    return HOST + ":" + controller;
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(HOST_BYTES), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new EmbeddedKafkaException(
          "Kafka cannot listen on %s:%d: %s. Stop what uses that port or choose another one."
              .formatted(HOST, port, e.getMessage()),
          e);
    }
  }
}
