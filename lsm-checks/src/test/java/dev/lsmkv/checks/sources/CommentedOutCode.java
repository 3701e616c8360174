package dev.lsmkv.checks.sources;

import dev.lsmkv.checks.Finding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A comment is prose: code that is not run is for git to remember. A line comment counts as code
 * when it is shaped like a statement or opens or ends a block. Javadoc shows code as it likes.
 */
record CommentedOutCode() implements SourceRule {

  private static final Pattern CODE =
      Pattern.compile(
          "(?m)^\\s*(//|/?\\*)?\\s*"
              + "([\\w.<>\\[\\], ]+(=[^=].*|\\(.*\\)) *;|import [\\w.]+;|return\\b.*;"
              + "|.*[)\\w] *\\{|\\}.*)\\s*$");

  @Override
  public List<Finding> findings(SourceFile file) {
    return file.comments().stream()
        .filter(comment -> !comment.isDocumentation() && CODE.matcher(comment.text()).find())
        .map(comment -> file.finding(comment.firstLine(), "code in a comment"))
        .toList();
  }
}
