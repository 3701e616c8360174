package dev.lsmkv.checks.sources;

import com.sun.source.tree.LineMap;
import java.util.List;
import java.util.regex.Pattern;

/** A comment of a source file. The syntax tree has none of them, so they are found in the text. */
record Comment(long firstLine, long lastLine, String text) {

  /** Literals come first, so that what looks like a comment inside one is passed over. */
  private static final Pattern LITERAL_OR_COMMENT =
      Pattern.compile(
          """
          ""\"(?:[^"\\\\]++|\\\\.|"(?!""))*+""\"
          |"(?:[^"\\\\\\n]++|\\\\.)*+"
          |'(?:[^'\\\\\\n]++|\\\\.)*+'
          |(?<comment>//[^\\n]*+|/\\*.*?\\*/)
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  static List<Comment> allIn(String text, LineMap lines) {
    return LITERAL_OR_COMMENT
        .matcher(text)
        .results()
        .filter(found -> found.group("comment") != null)
        .map(found ->
            new Comment(
                lines.getLineNumber(found.start()),
                lines.getLineNumber(found.end() - 1),
                found.group()))
        .toList();
  }

  boolean isDocumentation() {
    return text.startsWith("/**") || text.startsWith("///");
  }
}
