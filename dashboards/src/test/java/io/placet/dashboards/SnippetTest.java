package io.placet.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.placet.dashboards.browser.Chromium;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The gateway's consent snippet in a browser, beside the libraries that sites use. What it posts is
 * {@code choice.json}, which the gateway's own test turns into records. (klaro names build tools as
 * dependencies that its built files do not need; {@code package.json} overrides them by a small
 * package that is there anyway.)
 */
class SnippetTest {
  private static final Path SCRIPT =
      Path.of("../consent-gateway/src/main/resources/snippets/placet-consent.js");
  private static final Path CHOICE =
      Path.of("../consent-gateway/src/test/resources/snippets/choice.json");
  private static final Path LIBRARIES = Path.of("web/node_modules");
  private static final int PATIENCE_MS = 10_000;
  private static final String OPTIONS = "{to: '/consent', collectionPoint: 'website'}";

  private static final Map<String, String> PAGES =
      Map.of(
          "/form",
          """
          <script src="/placet-consent.js"></script>
          <form action="/thanks"><input type="checkbox" data-placet="analytics">
          <input type="checkbox" data-placet="advertising"><input type="checkbox" name="terms">
          <button>Send</button></form>
          <script>placetConsent.form(document.querySelector('form'), %s)</script>
          """
              .formatted(OPTIONS),
          "/klaro",
          """
          <script src="/klaro/dist/klaro.js" data-config="none"></script>
          <script src="/placet-consent.js"></script>
          <script>
          var settings = {version: 1, elementID: 'klaro', storageMethod: 'cookie', mustConsent: true, lang: 'en',
            translations: {en: {}}, services: [{name: 'shop', title: 'Shop', purposes: ['shop'], required: true},
            {name: 'analytics', title: 'Analytics', purposes: ['figures']},
            {name: 'advertising', title: 'Advertising', purposes: ['ads']}]};
          var manager = klaro.getManager(settings);
          placetConsent.klaro(manager, %s);
          klaro.render(settings);
          </script>
          """
              .formatted(OPTIONS),
          "/cookieconsent",
          """
          <link rel="stylesheet" href="/vanilla-cookieconsent/dist/cookieconsent.css">
          <script src="/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>
          <script src="/placet-consent.js"></script>
          <script>
          placetConsent.cookieConsent(CookieConsent, %s);
          CookieConsent.run({hideFromBots: false,
            categories: {necessary: {enabled: true, readOnly: true}, analytics: {}, advertising: {}},
            language: {default: 'en', translations: {en: {consentModal: {title: 'Cookies', acceptAllBtn: 'All',
              acceptNecessaryBtn: 'None'}, preferencesModal: {sections: []}}}}});
          </script>
          """
              .formatted(OPTIONS));

  private static Chromium chromium;

  private final Vertx vertx = Vertx.vertx();
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private HttpServer site;

  @BeforeAll
  static void open() {
    chromium = new Chromium();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @BeforeEach
  void start() {
    site =
        Waiting.on(
            vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      String path = request.path();
                      if (path.equals("/consent")) {
                        request
                            .body()
                            .onSuccess(
                                body -> {
                                  posted.add(body.toString());
                                  request.response().setStatusCode(204).end();
                                });
                      } else if (path.endsWith(".js") || path.endsWith(".css")) {
                        request
                            .response()
                            .sendFile(file(path).toAbsolutePath().normalize().toString());
                      } else {
                        request
                            .response()
                            .putHeader("Content-Type", "text/html; charset=utf-8")
                            .end(
                                "<!doctype html><title>Shop</title><body>"
                                    + PAGES.getOrDefault(path, "Thank you"));
                      }
                    })
                .listen(0, "127.0.0.1"));
  }

  private static Path file(String path) {
    return path.equals("/placet-consent.js") ? SCRIPT : LIBRARIES.resolve(path.substring(1));
  }

  @AfterEach
  void stop() {
    chromium.closePages();
    Waiting.on(vertx.close());
  }

  @Test
  void aFormSaysWhatWasTickedAndWhatWasNotOnceItIsSent() throws IOException {
    Page page = open("/form");
    page.locator("[data-placet=analytics]").check();
    nothingIsStoredOrPosted(page);

    post(page, () -> page.getByText("Send").click());

    page.waitForURL("**/thanks*");
    postedTheChoice(1);
    assertThat(page.context().cookies()).isEmpty();
  }

  @Test
  void klaroSaysWhatWasChosenAndNothingAtTheNextPage() throws IOException {
    Page page = open("/klaro");
    page.locator(".klaro .cm-body").waitFor();
    nothingIsStoredOrPosted(page);

    post(
        page,
        () ->
            page.evaluate(
                "() => { manager.updateConsent('analytics', true);"
                    + " manager.updateConsent('advertising', false); manager.saveAndApplyConsents(); }"));

    postedTheChoice(1);
    page.reload();
    page.waitForLoadState();
    postedTheChoice(1);
  }

  @Test
  void cookieConsentSaysWhatWasChosenAndNothingAtTheNextPage() throws IOException {
    Page page = open("/cookieconsent");
    page.locator("#cc-main .cm").waitFor();
    nothingIsStoredOrPosted(page);

    post(page, () -> page.evaluate("() => CookieConsent.acceptCategory(['analytics'])"));

    postedTheChoice(1);
    page.reload();
    page.waitForLoadState();
    postedTheChoice(1);
    post(page, () -> page.evaluate("() => CookieConsent.acceptCategory([])"));
    assertThat(new JsonObject(posted.get(1)).getJsonObject("choices"))
        .isEqualTo(new JsonObject().put("analytics", false).put("advertising", false));
  }

  private Page open(String path) {
    Page page =
        chromium.open(
            "http://127.0.0.1:" + site.actualPort() + path,
            new NewContextOptions(),
            complaints::add);
    page.setDefaultTimeout(PATIENCE_MS);
    assertThat(complaints).isEmpty();
    return page;
  }

  private void nothingIsStoredOrPosted(Page page) {
    assertThat(page.context().cookies()).isEmpty();
    assertThat(page.evaluate("() => localStorage.length + sessionStorage.length")).isEqualTo(0);
    assertThat(posted).isEmpty();
  }

  /** A request that outlives its page is finished where it arrives. */
  private void post(Page page, Runnable act) {
    int before = posted.size();
    act.run();
    page.waitForCondition(() -> posted.size() > before);
  }

  private void postedTheChoice(int times) throws IOException {
    assertThat(complaints).isEmpty();
    assertThat(posted).hasSize(times);
    JsonObject body = new JsonObject(posted.get(0));
    assertThat(Instant.parse(String.valueOf(body.remove("eventTime"))))
        .isBeforeOrEqualTo(Instant.now());
    assertThat(body).isEqualTo(new JsonObject(Files.readString(CHOICE)));
  }
}
