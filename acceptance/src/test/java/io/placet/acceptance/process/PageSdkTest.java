package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.placet.acceptance.process.Front.Trouble;
import io.placet.dashboards.browser.Chromium;
import io.placet.domain.contact.ContactId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Segment's SDK for browsers as it is published, in a page of another origin. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class PageSdkTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int EVENTS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SITE =
      Map.of(
          "/",
          "page.html",
          "/analytics.js",
          "node_modules/@segment/analytics-next/dist/umd/index.js");

  private final PlacetProcess placet;
  private final Received received;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private HttpServer shop;

  PageSdkTest(PlacetProcess placet) {
    this.placet = placet;
    this.received = new Received(placet);
  }

  @BeforeEach
  void open() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext("/", PageSdkTest::serve);
    shop.start();
  }

  @AfterEach
  void close() {
    shop.stop(0);
  }

  @Test
  void nothingIsStoredOrSentBeforeTheVisitorAgreesAndThenEachEventArrivesOnce() {
    String user = "page-sdk";
    placet.api().decide("user:" + user, "analytics", "GIVEN");
    try (Chromium chromium = new Chromium()) {
      Page page = visit(chromium, user, "");
      page.waitForLoadState();
      assertThat(asked).allMatch(url -> url.startsWith(shopAddress()));
      assertThat(page.evaluate("Object.keys(localStorage).length + document.cookie"))
          .isEqualTo("0");

      agree(page);

      awaitEvents(user);
    }
    received.awaitEachOnceBehindTheGate(ContactId.user(user));
    assertThat(complaints).isEmpty();
    assertThat(asked)
        .as("nobody else is told anything")
        .allMatch(
            url ->
                url.startsWith(shopAddress())
                    || url.startsWith(placet.addresses().gateway().toString()));
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void eachEventArrivesOnceWhateverTheFirstAnswerIs(Trouble trouble) {
    String user = "page-sdk-" + trouble;
    placet.api().decide("user:" + user, "analytics", "GIVEN");
    try (Front front = new Front(placet.addresses().gateway(), trouble, trouble);
        Chromium chromium = new Chromium()) {
      Page page = visit(chromium, user, "&through=" + front.address().getAuthority());

      agree(page);

      awaitEvents(user);
      assertThat(front.answered()).contains(200);
    }
    received.awaitEachOnceBehindTheGate(ContactId.user(user));
  }

  private Page visit(Chromium chromium, String user, String more) {
    ArrayNode calls = JSON.createArrayNode();
    calls.addArray().add("identify").add(user);
    for (int i = 0; i < EVENTS; i++) {
      calls.addArray().add("track").add("Order Completed").addObject().put("total", i);
    }
    calls.addArray().add("page").add("Thank you");
    Page page = chromium.open("about:blank", new NewContextOptions(), complaints::add);
    page.onRequest((Request request) -> asked.add(request.url()));
    page.navigate(
        shopAddress()
            + "/?calls="
            + URLEncoder.encode(calls.toString(), UTF_8).replace("+", "%20")
            + "&key="
            + placet.api().browserKey()
            + "&gateway="
            + URLEncoder.encode(placet.addresses().gateway().toString(), UTF_8)
            + more);
    return page;
  }

  private static void agree(Page page) {
    page.getByRole(AriaRole.BUTTON).click();
  }

  private void awaitEvents(String user) {
    Until.holds(
        BOUND,
        "the events of " + user,
        () -> received.events(ContactId.user(user)).stream().distinct().count() == EVENTS);
  }

  private String shopAddress() {
    return URI.create("http://127.0.0.1:" + shop.getAddress().getPort()).toString();
  }

  private static void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String file = SITE.get(exchange.getRequestURI().getPath());
      if (file == null) {
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      byte[] bytes = Files.readAllBytes(NodeScript.folder().resolve(Path.of(file)));
      exchange
          .getResponseHeaders()
          .set("Content-Type", file.endsWith(".js") ? "text/javascript" : "text/html");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
