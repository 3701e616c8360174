package dev.lsmkv.checks.text;

import dev.lsmkv.checks.Finding;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A link to a file of the repository leads somewhere. Links to the web are not followed. */
final class MarkdownLinks {

  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern INLINE = Pattern.compile("\\]\\(\\s*<?([^)>\\s]+)[^)]*\\)");
  private static final Pattern REFERENCE = Pattern.compile("(?m)^ {0,3}\\[[^\\]]+\\]:\\s*(\\S+)");
  private static final Pattern ELSEWHERE = Pattern.compile("([a-z][a-z0-9+.-]*:|#).*");

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
    return ELSEWHERE.matcher(target).matches()
        || Files.exists(file.path().resolveSibling(target.replaceFirst("#.*", "")));
  }
}
