package dev.lsmkv.examples.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of Java in a page, with the file that it says it is from. In Markdown:
 *
 * <pre>
 * &lt;!-- path/of/the/File.java --&gt;
 * ```java
 * the lines
 * ```
 * </pre>
 *
 * @param source the path from the root of the repository; empty if the page names none
 * @param lines the lines
 */
record QuotedCode(Optional<String> source, List<String> lines) {

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(?:<!-- (\\S+\\.java) -->\\n)?```java\\n(.*?)^```");

  static List<QuotedCode> in(String page) {
    return BLOCK.matcher(page).results().map(QuotedCode::of).toList();
  }

  private static QuotedCode of(MatchResult block) {
    return new QuotedCode(Optional.ofNullable(block.group(1)), block.group(2).lines().toList());
  }

  /** Whether a text has these lines, one below the other, all moved to the right by as much. */
  boolean standsIn(String text) {
    List<String> all = text.lines().toList();
    for (int first = 0; first + lines.size() <= all.size(); first++) {
      if (all.subList(first, first + lines.size()).equals(movedTo(all.get(first)))) {
        return true;
      }
    }
    return false;
  }

  private List<String> movedTo(String firstLine) {
    int margin = firstLine.indexOf(firstLine.strip());
    int own = lines.getFirst().indexOf(lines.getFirst().strip());
    String moved = " ".repeat(Math.max(0, margin - own));
    List<String> result = new ArrayList<>();
    lines.forEach(line -> result.add(line.isEmpty() ? line : moved + line));
    return result;
  }
}
