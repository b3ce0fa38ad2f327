package io.placet.domain.generalisation;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The path of a URL: no query, no fragment, no closing slash, and {@code :id} in place of each
 * segment that is not made of plain words.
 *
 * <p>Plain is a segment of at most 80 characters: words of up to 20 letters, in lower case or with
 * a capital first, or of up to three capitals, joined by {@code -} or {@code _}. One number of at
 * most two digits may follow a word ({@code top-10}), and an ending of pages ({@code .html}) the
 * whole. So no e-mail address, UUID, telephone number, longer number, and no token with digits or
 * mixed case gets through; nor does a segment in percent-encoding.
 *
 * <p>Not promised: that words name nobody ({@code /members/marie-dubois} stays as it is), nor that
 * a token of few letters of one case is recognised.
 */
public final class PagePath {
  private static final String ID = ":id";
  private static final int MAX_SEGMENTS = 16;
  private static final int MAX_SEGMENT_LENGTH = 80;

  private static final String WORD = "(?:\\p{Ll}{1,20}|\\p{Lu}\\p{Ll}{1,19}|\\p{Lu}{1,3})";
  private static final String WORDS = WORD + "(?:[-_]" + WORD + ")*";
  private static final Pattern PLAIN =
      Pattern.compile(
          WORDS + "(?:[-_][0-9]{1,2}(?:[-_]" + WORDS + ")?)?(?:\\.(?:html?|php|aspx?|jsp))?");

  private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

  private PagePath() {}

  /**
   * The path.
   *
   * @param url an absolute URL of scheme http or https, or a path that begins with one slash
   * @return empty for anything else, and for more than 16 segments
   */
  public static Optional<String> of(String url) {
    return path(url)
        .map(path -> Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList())
        .filter(segments -> segments.size() <= MAX_SEGMENTS)
        .map(segments -> segments.stream().map(PagePath::plain).collect(Collectors.joining("/")))
        .map(path -> "/" + path);
  }

  private static Optional<String> path(String url) {
    boolean alone = url.startsWith("/") && !url.startsWith("//");
    return alone
        ? Optional.of(QUERY.matcher(url).replaceFirst(""))
        : WebAddress.of(url).map(WebAddress::path);
  }

  private static String plain(String segment) {
    int parameters = segment.indexOf(';');
    String name = parameters < 0 ? segment : segment.substring(0, parameters);
    return name.length() <= MAX_SEGMENT_LENGTH && PLAIN.matcher(name).matches() ? name : ID;
  }
}
