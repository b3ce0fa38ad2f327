package io.placet.gateway.register;

import io.placet.domain.register.Register;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.ApiResponse.Content;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.function.Supplier;

/** The record of processing activities, to read, print and keep. */
public final class ReadArticle30 implements Operation {
  private static final String DEFAULT_LANGUAGE = "en";
  private static final int SHORT_HASH = 12;

  private final Supplier<Register> register;
  private final DisclosureSource disclosures;
  private final Clock clock;

  /**
   * The operation.
   *
   * @param register in force
   */
  public ReadArticle30(Supplier<Register> register, DisclosureSource disclosures, Clock clock) {
    this.register = register;
    this.disclosures = disclosures;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Words words = new Words(language(request));
    Register governing = register.get();
    Instant now = clock.instant();
    Disclosures told = Disclosures.of(governing, disclosures, now);
    Sheet sheet = Article30.of(governing, told, Sizes.areExact(request), words, now);
    return Future.succeededFuture(
        isCsv(request) ? csv(governing, sheet, words) : html(sheet, words));
  }

  private static ApiResponse html(Sheet sheet, Words words) {
    return ApiResponse.of(
        200,
        Map.of(
            "Content-Security-Policy",
            HtmlSheet.POLICY,
            "Content-Language",
            words.language(),
            "Vary",
            "Accept, Accept-Language"),
        new Content("text/html; charset=utf-8", Buffer.buffer(HtmlSheet.of(sheet))));
  }

  private static ApiResponse csv(Register register, Sheet sheet, Words words) {
    String name =
        "article-30-"
            + words.language()
            + "-"
            + register.sha256().substring(0, SHORT_HASH)
            + ".csv";
    return ApiResponse.of(
        200,
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"" + name + "\"",
            "Content-Language",
            words.language(),
            "Vary",
            "Accept, Accept-Language"),
        new Content("text/csv; charset=utf-8", Buffer.buffer(CsvSheet.of(sheet, words))));
  }

  /** A browser's link asks by the parameter, a tool by its header. */
  private static boolean isCsv(ApiRequest request) {
    String format =
        request
            .queryParameter("format")
            .orElseGet(
                () -> {
                  String accepted = request.header("Accept").orElse("");
                  return accepted.contains("text/csv") && !accepted.contains("text/html")
                      ? "csv"
                      : "html";
                });
    return switch (format) {
      case "csv" -> true;
      case "html" -> false;
      default -> throw ApiException.badRequest("format: html or csv");
    };
  }

  private static String language(ApiRequest request) {
    return request
        .queryParameter("lang")
        .map(ReadArticle30::declared)
        .orElseGet(() -> preferred(request.header("Accept-Language").orElse("")));
  }

  private static String declared(String language) {
    if (!Words.LANGUAGES.contains(language)) {
      throw ApiException.badRequest("lang: " + String.join(" or ", Words.LANGUAGES));
    }
    return language;
  }

  static String preferred(String acceptLanguage) {
    try {
      List<LanguageRange> wanted = LanguageRange.parse(acceptLanguage);
      String found = Locale.lookupTag(wanted, Words.LANGUAGES);
      return found == null ? DEFAULT_LANGUAGE : found;
    } catch (IllegalArgumentException malformed) {
      return DEFAULT_LANGUAGE;
    }
  }
}
