package dev.lsmkv.cli.shell;

import java.util.Optional;

/**
 * The words of a line: apart by white space, which quotes keep together. In single quotes
 * everything stands for itself; in double quotes a backslash is followed by {@code "}, {@code \},
 * {@code n}, {@code r} or {@code t}. A quote within a word is part of it.
 *
 * <p>Thread: confined.
 */
final class Words {

  private final String line;
  private int position;

  Words(String line) {
    this.line = line;
  }

  /** The next word, or nothing at the end of the line. */
  Optional<String> next() throws WordsException {
    skipSpace();
    if (position == line.length()) {
      return Optional.empty();
    }
    char first = line.charAt(position);
    if (first == '"' || first == '\'') {
      String word = quoted();
      if (position < line.length() && !Character.isWhitespace(line.charAt(position))) {
        throw new WordsException("A closing quote has to end the word.");
      }
      return Optional.of(word);
    }
    int from = position;
    while (position < line.length() && !Character.isWhitespace(line.charAt(position))) {
      position++;
    }
    return Optional.of(line.substring(from, position));
  }

  /**
   * All that is left, without white space around it: the content of one quoted string, or else
   * everything as it stands.
   */
  Optional<String> rest() throws WordsException {
    skipSpace();
    String raw = line.substring(position).strip();
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    if (!isOneQuotedString(raw)) {
      position = line.length();
      return Optional.of(raw);
    }
    return next();
  }

  private static boolean isOneQuotedString(String raw) {
    char quote = raw.charAt(0);
    if (quote != '"' && quote != '\'') {
      return false;
    }
    return closing(raw, 0) == raw.length() - 1;
  }

  /** Where the quoted string that begins at a place ends, or -1. */
  private static int closing(String text, int from) {
    char quote = text.charAt(from);
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        return i;
      }
      if (quote == '"' && text.charAt(i) == '\\') {
        i++;
      }
    }
    return -1;
  }

  private String quoted() throws WordsException {
    int end = closing(line, position);
    if (end < 0) {
      throw new WordsException("A quote is not closed.");
    }
    boolean isRaw = line.charAt(position) == '\'';
    String inside = line.substring(position + 1, end);
    position = end + 1;
    return isRaw ? inside : unescape(inside);
  }

  private static String unescape(String inside) throws WordsException {
    StringBuilder text = new StringBuilder(inside.length());
    for (int i = 0; i < inside.length(); i++) {
      char next = inside.charAt(i);
      text.append(next == '\\' ? unescape(inside.charAt(++i)) : next);
    }
    return text.toString();
  }

  private static char unescape(char name) throws WordsException {
    return switch (name) {
      case '"', '\\' -> name;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default ->
          throw new WordsException(
              "In double quotes, a backslash is followed by one of \" \\ n r t.");
    };
  }

  private void skipSpace() {
    while (position < line.length() && Character.isWhitespace(line.charAt(position))) {
      position++;
    }
  }
}
