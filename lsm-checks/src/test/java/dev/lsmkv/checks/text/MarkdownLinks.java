package dev.lsmkv.checks.text;

import dev.lsmkv.checks.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A link to a file of the repository, or to a heading in one, leads somewhere. Links to the web are
 * not followed.
 */
final class MarkdownLinks {

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)#*$");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern INLINE = Pattern.compile("\\]\\(\\s*<?([^)>\\s]+)[^)]*\\)");
  private static final Pattern REFERENCE = Pattern.compile("(?m)^ {0,3}\\[[^\\]]+\\]:\\s*(\\S+)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

  private MarkdownLinks() {}

  static List<Finding> broken(TextFile file) {
    TextFile prose = new TextFile(file.path(), withoutCode(file.text()));
    return Stream.of(INLINE, REFERENCE)
        .flatMap(pattern -> pattern.matcher(prose.text()).results())
        .filter(link -> !leadsSomewhere(file, link.group(1)))
        .map(link -> prose.finding(link, "a link to nowhere: " + link.group(1)))
        .toList();
  }

  /** Code becomes blanks, and line ends stay, so that line numbers hold. */
  private static String withoutCode(String text) {
    return CODE.matcher(text)
        .replaceAll((MatchResult code) -> code.group().replaceAll("[^\n]", " "));
  }

  private static boolean leadsSomewhere(TextFile file, String target) {
    if (ELSEWHERE.matcher(target).matches()) {
      return true;
    }
    String[] parts = target.split("#", 2);
    Path path = parts[0].isEmpty() ? file.path() : file.path().resolveSibling(parts[0]);
    if (parts.length == 1 || !path.toString().endsWith(".md")) {
      return Files.exists(path);
    }
    String text = parts[0].isEmpty() ? file.text() : textOf(path);
    return anchors(text).anyMatch(anchor -> parts[1].matches(Pattern.quote(anchor) + "(-\\d+)?"));
  }

  private static String textOf(Path path) {
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the headings of a page are called in links: their words, in small letters, hyphenated. */
  private static Stream<String> anchors(String text) {
    return HEADING
        .matcher(FENCE.matcher(text).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
  }
}
