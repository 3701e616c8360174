package dev.lsmkv.checks.sources;

import dev.lsmkv.checks.Finding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Comments hold neither work left to do, which belongs in an issue, nor authors, which git knows.
 */
record CommentWords() implements SourceRule {

  private static final Pattern WORDS = Pattern.compile("\\b(TODO|FIXME)\\b|@author\\b");

  @Override
  public List<Finding> findings(SourceFile file) {
    return file.comments().stream()
        .filter(comment -> WORDS.matcher(comment.text()).find())
        .map(comment -> file.finding(comment.firstLine(), "a comment with TODO, FIXME or @author"))
        .toList();
  }
}
