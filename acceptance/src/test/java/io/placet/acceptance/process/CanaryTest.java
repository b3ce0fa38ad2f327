package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.topic.Topic;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said to the engine in whatever field of whatever request lies nowhere in the clear: in no
 * file of the data folder, no topic, no log, no metric and no answer to anybody else; but for what
 * is listed here, each with its reason.
 */
@ExtendWith(OnFailure.class)
class CanaryTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("(/p/p/[A-Za-z0-9_.~=-]+)");

  /**
   * What may be found where.
   *
   * @param place of a file in the folder, or {@code topic NAME}
   * @param canary the place in a request where it was put
   */
  private record Allowed(String place, String canary, String reason) {
    boolean covers(String where, String what) {
      return where.matches(place) && what.matches(canary);
    }
  }

  private static final String LOG = "topic contact-log|data/kafka/logs/contact-log-\\d+/.*";
  private static final String AUDIT = "topic audit|data/kafka/logs/audit-\\d+/.*";
  private static final String BEHIND =
      "topic pseudonymised-events|data/kafka/logs/pseudonymised-events-\\d+/.*";
  private static final String VIEW = "data/gateway/.*";
  private static final String STATE = "data/flink/.*";

  private static final List<Allowed> ALLOWED =
      List.of(
          new Allowed(
              LOG + "|" + VIEW,
              "(imported )?proof.*|method",
              "the proof of a consent: the number of an order or a call, and how it was given"),
          new Allowed(
              LOG + "|" + VIEW,
              "reason of an erasure",
              "the officer's words for the receipt, never a name"),
          new Allowed(
              AUDIT, "reason of .*", "the officer's words for the audit trail, never a name"),
          new Allowed(
              "data/logs/.*",
              "reason of an export of all",
              "an export of all is logged with its reason, and to whom"),
          new Allowed(
              BEHIND + "|" + STATE + "|" + VIEW,
              "kept field",
              "the register says keep: it goes on as it is, and is in the contact's history, and of"
                  + " one contact in fifty, drawn by its key, in a gateway's sample"));

  @TempDir private static Path folder;
  private static GreenMail mail;
  private static CanaryStory story;
  private static Traces onDisk;
  private static Traces inTopics;
  private static Traces told;
  private static Traces refused;
  private static Map<Integer, Set<String>> valuesByEpoch;

  @BeforeAll
  static void plantAndLook() throws IOException, InterruptedException {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mail.start();
    String smtp = "smtp://127.0.0.1:" + mail.getSmtp().getPort();
    Map<Topic, List<ConsumerRecord<byte[], byte[]>>> records = new EnumMap<>(Topic.class);
    String metrics;
    List<String> terminal;
    try (PlacetProcess placet = PlacetProcess.start(folder, "--smtp", smtp)) {
      Api api = placet.api();
      story = new CanaryStory(api);
      story.tell();
      story.open(Until.present(BOUND, "the mailed link", CanaryTest::mailedLink));
      story.end();
      story.receipts().forEach(receipt -> complete(api, receipt));
      story.rotate();
      Until.holds(
          BOUND,
          "every contact in the new epoch",
          () -> api.get("/v1/pseudonyms/epochs").body().path("moving").asInt(1) == 0);
      Settled.after(placet, api.accepted());
      story.orderAgain();
      Settled.after(placet, api.accepted());
      for (Topic topic : Topic.values()) {
        records.put(topic, placet.topics().readUncommitted(topic));
      }
      valuesByEpoch = valuesByEpoch(placet.topics());
      metrics = metrics(placet.addresses().management());
      Needles needles = Needles.disguised(story.canaries().all().values());
      told = new Traces(needles).text("metrics", metrics);
      story.whatOthersAreTold().forEach(answer -> told.text(answer.split(" ", 2)[0], answer));
      refused = new Traces(needles);
      story.refusals().forEach(said -> refused.text("an answer of " + said.status(), said.text()));
      terminal = placet.stop();
    }
    Needles needles = Needles.disguised(story.canaries().all().values());
    inTopics = new Traces(needles);
    records.forEach((topic, all) -> inTopics.records("topic " + topic.topicName(), all));
    onDisk =
        new Traces(needles)
            .folder(folder, path -> !path.startsWith("data.vault"))
            .text("terminal", String.join("\n", terminal));
    System.out.println(
        story.canaries().all().size()
            + " canaries, "
            + onDisk.bytes()
            + " bytes on the disk looked at");
  }

  @AfterAll
  static void end() {
    mail.stop();
  }

  private static Optional<String> mailedLink() {
    return Stream.of(mail.getReceivedMessages())
        .map(CanaryTest::text)
        .map(LINK::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  private static String text(MimeMessage message) {
    try {
      BodyPart text = ((MimeMultipart) message.getContent()).getBodyPart(0);
      return String.valueOf(text.getContent());
    } catch (IOException | MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static void complete(Api api, String receipt) {
    var unused = Until.present(BOUND, receipt + " complete", () -> api.complete(receipt));
  }

  private static String metrics(URI management) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(management.resolve("/metrics")).build(), BodyHandlers.ofString())
        .body();
  }

  /** Ids and pseudonymised values behind the gate, by the epoch that the pseudonym names. */
  private static Map<Integer, Set<String>> valuesByEpoch(Topics topics) {
    return topics.read(Topic.PSEUDONYMISED_EVENTS, PseudonymisedEvent.class).stream()
        .map(Topics.At::value)
        .collect(
            Collectors.groupingBy(
                event -> Integer.parseInt(event.getPseudonym().split("\\.", 3)[1]),
                Collectors.flatMapping(
                    event ->
                        Stream.of(
                            event.getEventId(),
                            event.getPseudonym().split("\\.", 3)[2],
                            String.valueOf(event.getFields().get("order_id"))
                                .replaceFirst("^.*\\.", "")),
                    Collectors.toCollection(TreeSet::new))));
  }

  private static List<String> beyondWhatIsAllowed(Traces traces) {
    List<String> findings = new ArrayList<>();
    traces
        .found()
        .forEach(
            (where, canaries) ->
                canaries.stream()
                    .map(story.canaries()::placeOf)
                    .filter(what -> ALLOWED.stream().noneMatch(each -> each.covers(where, what)))
                    .forEach(what -> findings.add(what + " in " + where)));
    return findings;
  }

  @Test
  void noFileHoldsWhatWasSaid() {
    assertThat(beyondWhatIsAllowed(onDisk)).isEmpty();
  }

  @Test
  void noTopicHoldsWhatWasSaid() {
    assertThat(beyondWhatIsAllowed(inTopics)).isEmpty();
  }

  @Test
  void neitherMetricsNorFiguresTellIt() {
    assertThat(beyondWhatIsAllowed(told)).isEmpty();
  }

  @Test
  void noRefusalRepeatsIt() {
    assertThat(story.refusals()).hasSizeGreaterThan(10);
    assertThat(beyondWhatIsAllowed(refused)).isEmpty();
  }

  /** What is listed but never there would hide what comes to be there. */
  @Test
  void everythingThatIsAllowedIsThere() {
    assertThat(ALLOWED)
        .allSatisfy(
            allowed ->
                assertThat(
                        Stream.of(onDisk, inTopics)
                            .flatMap(traces -> traces.found().entrySet().stream())
                            .flatMap(
                                found ->
                                    found.getValue().stream()
                                        .map(story.canaries()::placeOf)
                                        .filter(what -> allowed.covers(found.getKey(), what))))
                    .isNotEmpty());
  }

  @Test
  void twoEpochsShareNoValue() {
    assertThat(valuesByEpoch).hasSize(2);
    assertThat(valuesByEpoch.get(1)).isNotEmpty().doesNotContainAnyElementsOf(valuesByEpoch.get(2));
  }
}
