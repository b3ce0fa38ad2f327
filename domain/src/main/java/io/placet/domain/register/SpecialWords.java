package io.placet.domain.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the words of a text that tell of special categories of data, by a list in English and
 * French that lies beside this class. It catches what is written without a thought, and is no match
 * for who wants to get around it.
 */
public final class SpecialWords {
  private static final String LIST = "special-words.txt";
  private static final String FALSE_FRIENDS = "false friends";

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern CONTINUED = Pattern.compile(",\\s*\\n\\s+");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  /** By their first word, the longest first. */
  private static final Map<String, List<Phrase>> PHRASES = read();

  private SpecialWords() {}

  /**
   * A word of the list.
   *
   * @param word as the list has it, without accents
   */
  public record Found(SpecialCategory category, String word) {}

  /**
   * Some words in their order.
   *
   * @param category empty for a false friend
   */
  private record Phrase(List<String> words, Optional<SpecialCategory> category) {
    boolean startsAt(List<String> text, int at) {
      if (at + words.size() > text.size()) {
        return false;
      }
      for (int i = 0; i < words.size(); i++) {
        if (!singulars(text.get(at + i)).contains(words.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /** The first word that tells of a special category, if the text has one. */
  public static Optional<Found> find(String text) {
    List<String> words = words(text);
    int at = 0;
    while (at < words.size()) {
      Optional<Phrase> phrase = at(words, at);
      if (phrase.isPresent() && phrase.get().category().isPresent()) {
        return Optional.of(
            new Found(phrase.get().category().get(), String.join(" ", phrase.get().words())));
      }
      at += phrase.map(friend -> friend.words().size()).orElse(1);
    }
    return Optional.empty();
  }

  private static Optional<Phrase> at(List<String> words, int at) {
    for (String first : singulars(words.get(at))) {
      for (Phrase phrase : PHRASES.getOrDefault(first, List.of())) {
        if (phrase.startsAt(words, at)) {
          return Optional.of(phrase);
        }
      }
    }
    return Optional.empty();
  }

  /** Of which words it can be the plural, itself among them. */
  private static List<String> singulars(String word) {
    List<String> singulars = new ArrayList<>(List.of(word));
    if (word.endsWith("ies")) {
      singulars.add(word.substring(0, word.length() - 3) + "y");
    }
    if (word.endsWith("s") || word.endsWith("x")) {
      singulars.add(word.substring(0, word.length() - 1));
    }
    return singulars;
  }

  private static List<String> words(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
    String folded = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    return Arrays.stream(NO_LETTERS.split(folded, -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static Map<String, List<Phrase>> read() {
    Map<String, List<Phrase>> phrases = new HashMap<>();
    CONTINUED
        .matcher(text())
        .replaceAll(", ")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> add(line, phrases));
    phrases.values().forEach(SpecialWords::longestFirst);
    return Map.copyOf(phrases);
  }

  private static void add(String line, Map<String, List<Phrase>> phrases) {
    int colon = line.indexOf(':');
    String name = line.substring(0, colon);
    Optional<SpecialCategory> category =
        name.equals(FALSE_FRIENDS)
            ? Optional.empty()
            : Optional.of(SpecialCategory.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
    for (String entry : COMMA.split(line.substring(colon + 1).strip(), -1)) {
      Phrase phrase = new Phrase(words(entry), category);
      phrases.computeIfAbsent(phrase.words().get(0), first -> new ArrayList<>()).add(phrase);
    }
  }

  private static void longestFirst(List<Phrase> phrases) {
    phrases.sort((one, other) -> Integer.compare(other.words().size(), one.words().size()));
  }

  private static String text() {
    try (InputStream in = SpecialWords.class.getResourceAsStream(LIST)) {
      return new String(Objects.requireNonNull(in, LIST).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
