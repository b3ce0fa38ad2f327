package io.placet.benchmarks.deployment;

import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.load.Generator;
import io.placet.benchmarks.load.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A broker, a gateway with the sample register and contacts numbered from 0, whose consents come in
 * over HTTP.
 */
public final class Shop {
  private static final int CONNECTIONS = 64;
  private static final long SEED = 20101201;

  private final Cleanup cleanup;
  private final BrokerProcess broker;
  private final GatewayProcess gateway;
  private final int contacts;

  private Shop(Cleanup cleanup, BrokerProcess broker, GatewayProcess gateway, int contacts) {
    this.cleanup = cleanup;
    this.broker = broker;
    this.gateway = gateway;
    this.contacts = contacts;
  }

  /** Starts broker and gateway in a folder. */
  public static Shop start(Cleanup cleanup, Path folder, int contacts) throws IOException {
    BrokerProcess broker = BrokerProcess.start(cleanup, folder.resolve("k"));
    GatewayProcess gateway =
        GatewayProcess.start(cleanup, broker.bootstrapServers(), folder.resolve("g"));
    return new Shop(cleanup, broker, gateway, contacts);
  }

  public BrokerProcess broker() {
    return broker;
  }

  public GatewayProcess gateway() {
    return gateway;
  }

  /** Broker and gateway. */
  public List<ProcessHandle> processes() {
    return List.of(gateway.handle(), broker.handle());
  }

  public int contacts() {
    return contacts;
  }

  /** The id after {@code user:}. */
  public static String user(int contact) {
    return "bench-" + contact;
  }

  /** One request for each contact, in an order that has nothing to do with their numbers. */
  public List<Request> forEachContact(IntFunction<Request> request) {
    List<Request> requests =
        IntStream.range(0, contacts).mapToObj(request).collect(Collectors.toList());
    Collections.shuffle(requests, new Random(SEED));
    return requests;
  }

  /** Opens connections to one of the servers, closed with the bench. */
  public Generator generator(int port, int connections, List<Request> requests) throws IOException {
    return cleanup.keep(new Generator(port, connections, requests));
  }

  /**
   * Has contacts give a consent by box at the checkout.
   *
   * @param consent purpose, channel and notice as in the operation's body, with their braces left
   *     out
   */
  public void consent(List<Integer> givers, String consent) throws IOException {
    String authorization = gateway.bearer("consentToken");
    String body =
        "{\"state\":\"GIVEN\",\"collectionPoint\":\"checkout\",\"method\":\"box-ticked\","
            + consent
            + "}";
    List<Request> requests =
        givers.stream()
            .map(giver -> "/v1/contacts/user:" + user(giver) + "/consents")
            .map(path -> Request.post(path, authorization, body, "\"revision\""))
            .toList();
    try (Generator once = new Generator(gateway.port(), CONNECTIONS, requests)) {
      once.each();
    }
  }
}
