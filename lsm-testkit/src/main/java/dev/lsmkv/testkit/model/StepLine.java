package dev.lsmkv.testkit.model;

import dev.lsmkv.spi.entry.Key;
import java.util.Optional;

/**
 * Reads the words of one line.
 *
 * <p>Thread: confined.
 */
final class StepLine {

  private static final String TO = "..";

  private final String line;
  private int at;

  StepLine(String line) {
    this.line = line.strip();
  }

  boolean hasMore() {
    return at < line.length();
  }

  /** The next word without quotes. */
  String word() {
    int end = line.indexOf(' ', at);
    String word = line.substring(at, end < 0 ? line.length() : end);
    at += word.length();
    skipSpaces();
    return word;
  }

  int number() {
    return Integer.parseInt(word());
  }

  Key bytes() {
    Key bytes = quoted();
    skipSpaces();
    return bytes;
  }

  /** Two keys with dots between them, either of which may be missing. */
  Bounds bounds() {
    Optional<Key> first = isQuote() ? Optional.of(quoted()) : Optional.empty();
    if (!line.startsWith(TO, at)) {
      throw failure("no range");
    }
    at += TO.length();
    Optional<Key> endExclusive = isQuote() ? Optional.of(quoted()) : Optional.empty();
    skipSpaces();
    return new Bounds(first, endExclusive);
  }

  IllegalArgumentException failure(String what) {
    return new IllegalArgumentException(what + " at character " + at + " of: " + line);
  }

  private boolean isQuote() {
    return line.startsWith("\"", at);
  }

  private Key quoted() {
    if (!isQuote()) {
      throw failure("no bytes in quotes");
    }
    int end = at + 1;
    while (end < line.length() && line.charAt(end) != '"') {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= line.length()) {
      throw failure("no closing quote");
    }
    Key bytes = QuotedBytes.parse(line.substring(at + 1, end));
    at = end + 1;
    return bytes;
  }

  private void skipSpaces() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
  }
}
